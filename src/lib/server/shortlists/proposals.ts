import type { z } from 'zod';
import { proposedSchema, type ProposedCandidate } from '$lib/domain/shortlists/candidate.ts';
import {
  ownMoveSchema,
  proposalMoveSchema,
  type OwnMove,
  type Proposal,
  type ProposalMove,
} from '$lib/domain/shortlists/proposal.ts';
import type { moveProposedSchema, sendProposalSchema } from '$lib/schemas/proposal.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Tables']['proposals']['Row'];

/** A proposal with those on it and every departure from the ranking that led to its order. */
export type FullProposal = Proposal & {
  candidates: ProposedCandidate[];
  moves: ProposalMove[];
};

/** The agency's latest proposal for a role that the reader may see, or null. */
export async function findSentProposal(db: Db, briefRoleId: string): Promise<FullProposal | null> {
  const query = db.from('proposals').select('*').eq('brief_role_id', briefRoleId);
  const sent = query.eq('state', 'sent').order('sent_at', { ascending: false }).limit(1);
  const row = unwrapMaybe(await sent.maybeSingle());
  return row ? withCandidates(db, row) : null;
}

/** One proposal. @throws {DomainError} 404 */
export async function getProposal(db: Db, id: string): Promise<FullProposal> {
  const result = await db.from('proposals').select('*').eq('id', id).maybeSingle();
  return withCandidates(db, unwrap(result));
}

async function withCandidates(db: Db, row: Row): Promise<FullProposal> {
  const args = { p_proposal_id: row.id };
  const [candidates, moves] = await Promise.all([
    db.rpc('list_proposal', args),
    db.rpc('list_proposal_moves', args),
  ]);
  return {
    id: row.id,
    briefId: row.brief_id,
    companyId: row.company_id,
    briefRoleId: row.brief_role_id,
    isSent: row.state === 'sent',
    note: row.note,
    version: row.version,
    byName: row.proposed_by_name,
    sentAt: row.sent_at,
    isAdopted: row.adopted_at !== null,
    followsRanking: row.follows_ranking,
    candidates: proposedSchema.array().parse(unwrap(candidates)),
    moves: proposalMoveSchema.array().parse(unwrap(moves)),
  };
}

/** How the agency moved the signed-in consultant, latest first, with the role's name. */
export async function listOwnMoves(
  db: Db,
  locale: Locale,
): Promise<(OwnMove & { roleName: string })[]> {
  const rows = unwrap(await db.rpc('list_my_moves'));
  if (rows.length === 0) return [];
  const names = await roleNames(db, locale);
  return ownMoveSchema
    .array()
    .parse(rows)
    .map((move) => ({ ...move, roleName: names.get(move.roleId) ?? move.roleId }));
}

/** Begins a proposal, or finds the one begun. @returns its id @throws {DomainError} brief_closed, 404 */
export async function startProposal(db: Db, briefRoleId: string): Promise<string> {
  return unwrap(await db.rpc('start_proposal', { p_brief_role_id: briefRoleId }));
}

/** Departs from the ranking, with a reason. @throws {DomainError} stale_page, shortlist_full, proposal_sent */
export async function moveProposed(
  db: Db,
  proposalId: string,
  form: z.output<typeof moveProposedSchema>,
): Promise<void> {
  const result = await db.rpc('move_proposed', {
    p_proposal_id: proposalId,
    p_consultant_id: form.consultant_id,
    p_move: form.move,
    p_reason: form.reason,
    p_version: form.version,
  });
  unwrapMaybe(result);
}

/** Gives the proposal to the company. @throws {DomainError} shortlist_empty, stale_page, proposal_sent */
export async function sendProposal(
  db: Db,
  proposalId: string,
  { note, version }: z.output<typeof sendProposalSchema>,
): Promise<void> {
  const args = { p_proposal_id: proposalId, p_note: note, p_version: version };
  unwrapMaybe(await db.rpc('send_proposal', args));
}
