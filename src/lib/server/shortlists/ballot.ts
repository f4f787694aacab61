import { roleTerms } from '$lib/domain/briefs/brief-role.ts';
import type { ShortlistCandidate } from '$lib/domain/shortlists/candidate.ts';
import {
  shortlistState,
  type Shortlist,
  type Vote,
  type Voter,
} from '$lib/domain/shortlists/shortlist.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { listCandidates, listVotes, toShortlist } from './shortlist.ts';

/** What a colleague sees behind the address of a shortlist. */
export type BallotPage =
  | { kind: 'revoked' }
  | {
      kind: 'open' | 'closed';
      shortlist: Shortlist;
      candidates: ShortlistCandidate[];
      title: string;
      roleName: string;
      goal: string;
      /** The role's share of full time. */
      percent: number;
      /** Departments that colleagues have spoken for. */
      departments: string[];
      mine: { voter: Voter | null; votes: Vote[] };
    };

/**
 * The page behind an address. @returns null for everybody outside the company, and for an address
 * that never was: they cannot be told apart.
 */
export async function findBallot(
  db: Db,
  locale: Locale,
  key: string,
  me: string,
  today: IsoDate,
): Promise<BallotPage | null> {
  const links = db.from('shortlist_links').select('revoked_at, shortlists (*)').eq('key', key);
  const link = unwrapMaybe(await links.maybeSingle());
  if (!link) return null;
  if (link.revoked_at !== null) return { kind: 'revoked' };
  const shortlist = toShortlist(unwrap({ data: link.shortlists, error: null }), key);
  const [brief, candidates, { voters, votes }] = await Promise.all([
    getBrief(db, locale, link.shortlists.brief_id),
    listCandidates(db, shortlist.id),
    listVotes(db, shortlist.id),
  ]);
  const role = brief.roles.find(({ id }) => id === shortlist.briefRoleId);
  return {
    kind: shortlistState(shortlist, today) === 'shared' ? 'open' : 'closed',
    shortlist,
    candidates,
    title: brief.title,
    roleName: role?.roleName ?? '',
    goal: brief.goal,
    percent: role ? roleTerms(role).percent : 0,
    departments: [...new Set(voters.map(({ department }) => department).filter(Boolean))],
    mine: {
      voter: voters.find(({ userId }) => userId === me) ?? null,
      votes: votes.filter(({ userId }) => userId === me),
    },
  };
}

/** An open voting that a person was asked to take part in. */
export type OwnBallot = {
  key: string;
  title: string;
  closesOn: IsoDate;
  candidates: number;
  voted: number;
};

/** The open votings that the signed-in person was asked to take part in, the most urgent first. */
export async function listOwnBallots(db: Db): Promise<OwnBallot[]> {
  const rows = unwrap(await db.rpc('list_my_ballots'));
  return rows.map((row) => ({
    key: row.key,
    title: row.title,
    closesOn: row.closes_on,
    candidates: row.candidates,
    voted: row.voted,
  }));
}
