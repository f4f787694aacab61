import { explain, type ScoreLine } from './explanation.ts';
import type { RankedMatch, Requirement } from './match.ts';

/** The most that are shown side by side. */
export const MOST_COMPARED = 4;

/** One row of a comparison: the value of each, in the order of the columns. */
export type CompareRow<Value> = { values: Value[]; differs: boolean };

export type LineRow = CompareRow<number | null> & { id: ScoreLine['id']; leaders: number[] };
export type RequirementRow = CompareRow<Requirement | null> & {
  competencyId: string;
  need: number;
  weight: number;
  isMust: boolean;
  /** Columns that reach the level. */
  reached: number[];
};

const LINES: readonly ScoreLine['id'][] = [
  'competence',
  'availability',
  'rate',
  'sector',
  'workMode',
  'mutuality',
  'cap',
];

/** The lines of the scores beside each other, in tenths; a line that nobody has is left out. */
export function lineRows(matches: readonly RankedMatch[]): LineRow[] {
  const explained = matches.map((match) => explain(match).lines);
  return LINES.map((id) => {
    const values = explained.map((lines) => lines.find((line) => line.id === id)?.tenths ?? null);
    const numbers = values.map((value) => value ?? 0);
    const most = Math.max(...numbers);
    return {
      id,
      values,
      differs: new Set(numbers).size > 1,
      leaders: numbers.flatMap((value, index) => (value === most ? [index] : [])),
    };
  }).filter(({ values }) => values.some((value) => value !== null));
}

/** The requirements beside each other, in the order of the role. */
export function requirementRows(matches: readonly RankedMatch[]): RequirementRow[] {
  const [first] = matches;
  return (first?.requirements ?? []).map(({ competencyId, need, weight, isMust }) => {
    const values = matches.map(
      ({ requirements }) => requirements.find((row) => row.competencyId === competencyId) ?? null,
    );
    const levels = values.map((row) => `${row?.have ?? 0} ${row?.related?.id ?? ''}`);
    return {
      competencyId,
      need,
      weight,
      isMust,
      values,
      differs: new Set(levels).size > 1,
      reached: values.flatMap((row, index) => (row && row.have >= row.need ? [index] : [])),
    };
  });
}

/** What sets one apart from the others: where it leads alone, and what only it reaches. */
export type Distinction = { index: number; lines: ScoreLine['id'][]; competencies: string[] };

/** Differences worth saying in words, one entry per column, in order. */
export function distinctions(matches: readonly RankedMatch[]): Distinction[] {
  const lines = lineRows(matches).filter(({ id, differs }) => differs && id !== 'cap');
  const rows = requirementRows(matches).filter(({ differs }) => differs);
  return matches.map((_, index) => ({
    index,
    lines: lines.filter(({ leaders }) => isOnly(leaders, index)).map(({ id }) => id),
    competencies: rows
      .filter(({ reached }) => isOnly(reached, index))
      .map(({ competencyId }) => competencyId),
  }));
}

function isOnly(indexes: readonly number[], index: number): boolean {
  return indexes.length === 1 && indexes[0] === index;
}
