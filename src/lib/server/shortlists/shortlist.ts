import { candidateSchema, type ShortlistCandidate } from '$lib/domain/shortlists/candidate.ts';
import {
  VOTES,
  type Shortlist,
  type Vote,
  type VoteAnswer,
  type Voter,
} from '$lib/domain/shortlists/shortlist.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Tables']['shortlists']['Row'];

/** The shortlist of a role of a brief, or null before there is one. */
export async function findShortlist(db: Db, briefRoleId: string): Promise<Shortlist | null> {
  const query = db.from('shortlists').select('*').eq('brief_role_id', briefRoleId);
  const row = unwrapMaybe(await query.maybeSingle());
  if (!row) return null;
  const links = db.from('shortlist_links').select('key').eq('shortlist_id', row.id);
  const link = unwrapMaybe(await links.is('revoked_at', null).maybeSingle());
  return toShortlist(row, link?.key ?? null);
}

/** Those on a shortlist, in its order, without names. */
export async function listCandidates(db: Db, shortlistId: string): Promise<ShortlistCandidate[]> {
  const rows = unwrap(await db.rpc('list_shortlist', { p_shortlist_id: shortlistId }));
  return candidateSchema.array().parse(rows);
}

/** Who was asked to vote or has, and all votes about those still on the list. */
export async function listVotes(
  db: Db,
  shortlistId: string,
): Promise<{ voters: Voter[]; votes: Vote[] }> {
  const [voters, votes] = await Promise.all([
    db
      .from('shortlist_voters')
      .select('user_id, department, invited_at, people (name)')
      .eq('shortlist_id', shortlistId),
    db
      .from('shortlist_votes')
      .select('consultant_id, user_id, vote, comment')
      .eq('shortlist_id', shortlistId)
      .order('voted_at'),
  ]);
  return {
    voters: unwrap(voters).map((row) => ({
      userId: row.user_id,
      name: nameOf(row.people),
      department: row.department,
      isInvited: row.invited_at !== null,
    })),
    votes: unwrap(votes).map((row) => ({
      consultantId: row.consultant_id,
      userId: row.user_id,
      answer: answerOf(row.vote),
      comment: row.comment,
    })),
  };
}

/** Who has left the company is out of sight, and so without a name. */
function nameOf(person: { name: string } | null): string {
  return person?.name ?? '';
}

function answerOf(vote: string): VoteAnswer {
  return VOTES.find((known) => known === vote) ?? 'unsure';
}

export function toShortlist(row: Row, linkKey: string | null): Shortlist {
  return {
    id: row.id,
    briefRoleId: row.brief_role_id,
    version: row.version,
    question: row.question,
    closesOn: row.closes_on,
    isClosed: row.closed_at !== null,
    linkKey,
  };
}
