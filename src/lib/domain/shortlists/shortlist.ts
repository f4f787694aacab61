import type { IsoDate } from '../time/day.ts';

/** A shortlist without those on it. */
export type Shortlist = {
  readonly id: string;
  readonly briefRoleId: string;
  readonly version: number;
  readonly question: string;
  readonly closesOn: IsoDate | null;
  /** Closed by hand before the last day. */
  readonly isClosed: boolean;
  /** The key of the address that works now; null before sharing and after it was taken back. */
  readonly linkKey: string | null;
};

/** Where a shortlist stands: put together, open for votes, or the voting is over. */
export type ShortlistState = 'draft' | 'shared' | 'closed';

/**
 * The state on a day in Sweden. Without an address nobody can vote, so the list is a draft again;
 * the last day itself is open.
 */
export function shortlistState(
  { linkKey, closesOn, isClosed }: Pick<Shortlist, 'linkKey' | 'closesOn' | 'isClosed'>,
  today: IsoDate,
): ShortlistState {
  if (linkKey === null || closesOn === null) return 'draft';
  return isClosed || closesOn < today ? 'closed' : 'shared';
}

/** Somebody who was asked to vote, or has. */
export type Voter = {
  readonly userId: string;
  readonly name: string;
  readonly department: string;
  readonly isInvited: boolean;
};

export const VOTES = ['yes', 'no', 'unsure'] as const;
export type VoteAnswer = (typeof VOTES)[number];

/** What one colleague says of one candidate. */
export type Vote = {
  readonly consultantId: string;
  readonly userId: string;
  readonly answer: VoteAnswer;
  readonly comment: string;
};

/** Invited colleagues who have not voted about everybody, by name. */
export function waitingFor(
  voters: readonly Voter[],
  votes: readonly Vote[],
  candidateIds: readonly string[],
): Voter[] {
  const votesOf = Map.groupBy(votes, ({ userId }) => userId);
  const isDone = ({ userId }: Voter) =>
    candidateIds.every((id) => votesOf.get(userId)?.some((vote) => vote.consultantId === id));
  return voters
    .filter((voter) => voter.isInvited && !isDone(voter))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}
