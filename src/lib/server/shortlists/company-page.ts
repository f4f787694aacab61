import type { Brief, BriefRole } from '$lib/domain/briefs/brief.ts';
import type { ShortlistCandidate } from '$lib/domain/shortlists/candidate.ts';
import {
  shortlistState,
  waitingFor,
  type Shortlist,
  type ShortlistState,
  type Voter,
} from '$lib/domain/shortlists/shortlist.ts';
import { voteMatrix, type VoteMatrix } from '$lib/domain/shortlists/vote-matrix.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import { nextBankDay } from '$lib/domain/time/working-days.ts';
import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import { listMembers } from '$lib/server/accounts/members.ts';
import type { Db } from '$lib/server/db/client.ts';
import { env } from '$lib/server/env.ts';
import { matchNames, type Names } from '$lib/server/matching/names.ts';
import { findSentProposal, type FullProposal } from './proposals.ts';
import { findShortlist, listCandidates, listVotes } from './shortlist.ts';

/** All that the company's page of a role's shortlist shows. */
export type ShortlistPage = {
  shortlist: Shortlist | null;
  state: ShortlistState;
  candidates: ShortlistCandidate[];
  voters: Voter[];
  waiting: Voter[];
  matrix: VoteMatrix;
  colleagues: { userId: string; name: string }[];
  proposal: FullProposal | null;
  /** The address that colleagues open, in full. */
  address: string | null;
  suggestedDay: IsoDate;
  names: Names;
  /** When the candidates were read. */
  dataTime: string;
};

type Reader = { companyId: string; me: string; today: IsoDate; locale: Locale };

/** Reads the shortlist of a role with votes, colleagues and the agency's proposal. */
export async function readShortlistPage(
  db: Db,
  brief: Brief,
  role: BriefRole,
  { companyId, me, today, locale }: Reader,
): Promise<ShortlistPage> {
  const dataTime = new Date().toISOString();
  const shortlist = await findShortlist(db, role.id);
  const [candidates, votes, members, proposal, names] = await Promise.all([
    shortlist ? listCandidates(db, shortlist.id) : [],
    shortlist ? listVotes(db, shortlist.id) : { voters: [], votes: [] },
    listMembers(db, companyId),
    findSentProposal(db, role.id),
    matchNames(db, locale),
  ]);
  const ids = candidates.map(({ consultantId }) => consultantId);
  const key = shortlist?.linkKey ?? null;
  return {
    shortlist,
    state: shortlist ? shortlistState(shortlist, today) : 'draft',
    candidates,
    voters: votes.voters,
    waiting: waitingFor(votes.voters, votes.votes, ids),
    matrix: voteMatrix(ids, votes.voters, votes.votes),
    colleagues: members
      .filter(({ userId }) => userId !== me)
      .map(({ userId, name }) => ({ userId, name })),
    proposal,
    address: key && env().ORIGIN + localizedHref(`/votes/${key}`, locale),
    suggestedDay: suggestedDay(shortlist, today),
    names,
    dataTime,
  };
}

/** The day that was set, else the bank day after a week from today. */
function suggestedDay(shortlist: Shortlist | null, today: IsoDate): IsoDate {
  const set = shortlist?.closesOn;
  return set && set >= today ? set : nextBankDay(addDays(today, 6));
}
