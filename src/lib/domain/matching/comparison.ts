import { explain, type ScoreLine } from './explanation.ts';
import type { RankedMatch, Requirement } from './match.ts';
import { freePercent } from './rules.ts';

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
  /** Whether all hold the same in the same way: level, related competency and proof. */
  isSame: boolean;
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
    const shown = values.map(
      (row, at) => `${levels[at]} ${row?.verification} ${row?.related?.have}`,
    );
    return {
      competencyId,
      need,
      weight,
      isMust,
      values,
      differs: new Set(levels).size > 1,
      isSame: isSameForAll(shown),
      reached: values.flatMap((row, index) => (row && row.have >= row.need ? [index] : [])),
    };
  });
}

/** Whether several columns say the same; one column alone is like no other. */
export function isSameForAll(texts: readonly string[]): boolean {
  return texts.length > 1 && new Set(texts).size === 1;
}

const MODES = ['on_site', 'hybrid', 'remote'] as const;

/** What sets one apart from the others: what it alone is, leads in, or reaches. */
export type Distinction = {
  index: number;
  /** Has the lowest price of all. */
  isCheapest: boolean;
  /** Has the most of the time asked for free. */
  isFreest: boolean;
  /** Has the most levels verified by the agency. */
  isMostVerified: boolean;
  /** Ways of working that only this one offers. */
  modes: (typeof MODES)[number][];
  /** Lines of the score, other than those that price and time already tell. */
  lines: ScoreLine['id'][];
  competencies: string[];
};

/** Differences worth saying in words, one entry per column, in order. */
export function distinctions(matches: readonly RankedMatch[]): Distinction[] {
  const lines = lineRows(matches).filter(({ id, differs }) => differs && id !== 'cap');
  const rows = requirementRows(matches).filter(({ differs }) => differs);
  const isCheapest = leads(matches.map(({ askedRateOre }) => -askedRateOre));
  const isFreest = leads(matches.map(({ availability }) => freePercent(availability)));
  const isMostVerified = leads(matches.map((match) => explain(match).verification.verified));
  return matches.map((_, index) => ({
    index,
    isCheapest: isCheapest(index),
    isFreest: isFreest(index),
    isMostVerified: isMostVerified(index),
    modes: MODES.filter((mode) => isOnly(offering(matches, mode), index)),
    lines: lines
      .filter(({ leaders }) => isOnly(leaders, index))
      .map(({ id }) => id)
      .filter((id) => !(id === 'rate' && isCheapest(index)))
      .filter((id) => !(id === 'availability' && isFreest(index))),
    competencies: rows
      .filter(({ reached }) => isOnly(reached, index))
      .map(({ competencyId }) => competencyId),
  }));
}

/** Tells which column alone has the most; none when there is one column. */
function leads(values: readonly number[]): (index: number) => boolean {
  const most = Math.max(...values);
  const leaders = values.flatMap((value, index) => (value === most ? [index] : []));
  return (index) => values.length > 1 && isOnly(leaders, index);
}

/** Columns that work in a way; one that has named no way works in all. */
function offering(matches: readonly RankedMatch[], mode: string): number[] {
  if (matches.length < 2) return [];
  return matches.flatMap(({ workModes }, index) =>
    workModes.length === 0 || workModes.includes(mode) ? [index] : [],
  );
}

function isOnly(indexes: readonly number[], index: number): boolean {
  return indexes.length === 1 && indexes[0] === index;
}
