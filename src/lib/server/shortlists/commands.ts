import type { z } from 'zod';
import type { Ballot, moveCandidateSchema, shareShortlistSchema } from '$lib/schemas/shortlist.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Singles out ranked consultants for a role; those already there stay where they are.
 * @returns the shortlist's id
 * @throws {DomainError} shortlist_full, consultant_no_longer_matches, brief_closed, role_filled
 */
export async function addToShortlist(
  db: Db,
  briefRoleId: string,
  consultantIds: readonly string[],
): Promise<string> {
  const args = { p_brief_role_id: briefRoleId, p_consultant_ids: [...consultantIds] };
  return unwrap(await db.rpc('add_to_shortlist', args));
}

/** Takes somebody off; their votes are kept. @throws {DomainError} 404 */
export async function removeFromShortlist(
  db: Db,
  shortlistId: string,
  consultantId: string,
): Promise<void> {
  const args = { p_shortlist_id: shortlistId, p_consultant_id: consultantId };
  unwrapMaybe(await db.rpc('remove_from_shortlist', args));
}

/** Gives somebody another place. @throws {DomainError} stale_page when a colleague changed the list */
export async function moveShortlisted(
  db: Db,
  shortlistId: string,
  { consultant_id, to, version }: z.output<typeof moveCandidateSchema>,
): Promise<void> {
  const result = await db.rpc('move_shortlisted', {
    p_shortlist_id: shortlistId,
    p_consultant_id: consultant_id,
    p_to: to,
    p_version: version,
  });
  unwrapMaybe(result);
}

/** Says why somebody was singled out. @throws {DomainError} note_too_long */
export async function noteShortlisted(
  db: Db,
  shortlistId: string,
  consultantId: string,
  note: string,
): Promise<void> {
  const args = { p_shortlist_id: shortlistId, p_consultant_id: consultantId, p_note: note };
  unwrapMaybe(await db.rpc('note_shortlisted', args));
}

/** Opens the list to colleagues. @throws {DomainError} shortlist_empty, deadline_invalid */
export async function shareShortlist(
  db: Db,
  shortlistId: string,
  form: z.output<typeof shareShortlistSchema>,
): Promise<void> {
  const result = await db.rpc('share_shortlist', {
    p_shortlist_id: shortlistId,
    p_closes_on: form.closes_on,
    p_question: form.question,
    p_voter_ids: form.voters,
  });
  unwrap(result);
}

/** The address stops working at once. */
export async function revokeLink(db: Db, shortlistId: string): Promise<void> {
  unwrapMaybe(await db.rpc('revoke_shortlist_link', { p_shortlist_id: shortlistId }));
}

/** Ends the voting before its last day. */
export async function closeVoting(db: Db, shortlistId: string): Promise<void> {
  unwrapMaybe(await db.rpc('close_voting', { p_shortlist_id: shortlistId }));
}

/**
 * Asks some of those on the list, and notes who chose them.
 * @returns how many new requests were sent
 * @throws {DomainError} candidate_removed and what `send_requests` raises
 */
export async function askShortlisted(
  db: Db,
  shortlistId: string,
  consultantIds: readonly string[],
  message: string,
): Promise<number> {
  const result = await db.rpc('ask_shortlisted', {
    p_shortlist_id: shortlistId,
    p_consultant_ids: [...consultantIds],
    p_message: message,
  });
  return Number(unwrap(result));
}

/** Votes through the address. @throws {DomainError} link_revoked, voting_closed, candidate_removed, 404 */
export async function castVotes(db: Db, key: string, ballot: Ballot): Promise<void> {
  const given = ballot.votes.filter(({ vote }) => vote !== undefined);
  const result = await db.rpc('cast_votes', {
    p_key: key,
    p_department: ballot.department,
    p_votes: given.map(({ consultant_id, vote, comment }) => ({
      consultant_id,
      vote: vote ?? '',
      comment,
    })),
  });
  unwrap(result);
}

/** Makes the agency's proposal the company's list. @throws {DomainError} shortlist_full, role_filled */
export async function adoptProposal(db: Db, proposalId: string): Promise<void> {
  unwrap(await db.rpc('adopt_proposal', { p_proposal_id: proposalId }));
}
