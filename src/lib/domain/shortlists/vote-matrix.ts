import type { Vote, VoteAnswer, Voter } from './shortlist.ts';

/** How the votes about one candidate go together, the most telling first. */
export const ACCORDS = ['disagree', 'doubt', 'agree_no', 'agree_yes', 'no_votes'] as const;
export type Accord = (typeof ACCORDS)[number];

/** A department's votes about one candidate. `stance` is null when it has not voted. */
export type MatrixCell = {
  readonly stance: VoteAnswer | 'split' | null;
  readonly votes: readonly (Vote & { readonly name: string })[];
};

export type MatrixRow = {
  readonly consultantId: string;
  readonly accord: Accord;
  readonly counts: Readonly<Record<VoteAnswer, number>>;
  /** One for each department, in the matrix's order. */
  readonly cells: readonly MatrixCell[];
};

export type VoteMatrix = {
  readonly departments: readonly string[];
  readonly rows: readonly MatrixRow[];
};

/**
 * Departments by candidates. Departments are told apart without regard to case and spacing, in the
 * order of the alphabet; candidates whom departments disagree about come first, then those with
 * doubts, else the order of the list.
 * @param candidateIds in the list's order
 */
export function voteMatrix(
  candidateIds: readonly string[],
  voters: readonly Voter[],
  votes: readonly Vote[],
): VoteMatrix {
  const voterOf = new Map(voters.map((voter) => [voter.userId, voter]));
  const named = votes.flatMap((vote) => {
    const voter = voterOf.get(vote.userId);
    return voter ? [{ ...vote, name: voter.name, key: departmentKey(voter.department) }] : [];
  });
  const voting = new Set(named.map(({ userId }) => userId));
  const departments = departmentsOf(voters.filter(({ userId }) => voting.has(userId)));
  const rows = candidateIds.map((id): MatrixRow => {
    const own = named.filter(({ consultantId }) => consultantId === id);
    const cells = departments.map(({ key }) => cellOf(own.filter((vote) => vote.key === key)));
    return { consultantId: id, accord: accordOf(cells), counts: countsOf(own), cells };
  });
  const rank = ({ accord }: MatrixRow) => Math.min(ACCORDS.indexOf(accord), 2);
  return {
    departments: departments.map(({ name }) => name),
    rows: rows.toSorted((a, b) => rank(a) - rank(b)),
  };
}

/** What two ways of writing the same department have in common. */
export function departmentKey(department: string): string {
  return department.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('sv');
}

function departmentsOf(voters: readonly Voter[]): { key: string; name: string }[] {
  const byKey = new Map<string, string>();
  for (const { department } of voters) {
    const key = departmentKey(department);
    if (!byKey.has(key)) byKey.set(key, department);
  }
  return [...byKey]
    .map(([key, name]) => ({ key, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}

function cellOf(votes: MatrixCell['votes']): MatrixCell {
  const [first, ...rest] = new Set(votes.map(({ answer }) => answer));
  if (first === undefined) return { stance: null, votes: [] };
  return { stance: rest.length === 0 ? first : 'split', votes };
}

/** Yes against no anywhere is disagreement, inside a department too. */
function accordOf(cells: readonly MatrixCell[]): Accord {
  const answers = new Set(cells.flatMap(({ votes }) => votes.map(({ answer }) => answer)));
  if (answers.size === 0) return 'no_votes';
  if (answers.has('yes') && answers.has('no')) return 'disagree';
  if (answers.has('unsure')) return 'doubt';
  return answers.has('no') ? 'agree_no' : 'agree_yes';
}

function countsOf(votes: readonly Vote[]): Record<VoteAnswer, number> {
  const count = (answer: VoteAnswer) => votes.filter((vote) => vote.answer === answer).length;
  return { yes: count('yes'), no: count('no'), unsure: count('unsure') };
}
