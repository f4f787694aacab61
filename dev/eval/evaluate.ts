import type { RelevanceSet } from '#tests/relevance/load.ts';
import {
  bootstrapInterval,
  mean,
  ndcgAt,
  precisionAt,
  reciprocalRank,
} from '#tests/relevance/metrics.ts';
import type { Ranker } from '#tests/relevance/ranker.ts';
import type { Brief } from '#tests/relevance/shape.ts';
import { Dice } from '../seed/random.ts';

export const SETS = ['tuning', 'held_out', 'all'] as const;

/** How well one brief was ranked: NDCG of five places, reciprocal rank, precision of three. */
export type Score = { brief: Brief; ndcg5: number; mrr: number; p3: number };

/** Ranks every brief of the set, one after the other. */
export async function evaluate(set: RelevanceSet, rank: Ranker): Promise<Score[]> {
  const scores: Score[] = [];
  for (const brief of set.briefs) scores.push(scoreOf(set, brief, await rank(brief)));
  return scores;
}

/** @throws {Error} when the order names someone twice or someone that the set does not know */
export function scoreOf(set: RelevanceSet, brief: Brief, order: readonly string[]): Score {
  const labels = set.labels.get(brief.id) ?? {};
  if (new Set(order).size !== order.length) throw new Error(`${brief.id}: someone is ranked twice`);
  const shown = order.map((id) => {
    const label = labels[id];
    if (!label) throw new Error(`${brief.id}: ${id} is not in the relevance set`);
    return label.grade;
  });
  const all = Object.values(labels).map(({ grade }) => grade);
  return {
    brief,
    ndcg5: ndcgAt(shown, all, 5),
    mrr: reciprocalRank(shown),
    p3: precisionAt(shown, 3),
  };
}

/** One line of figures for each of the sets, rounded to four decimals. */
export function linesOf(system: string, scores: readonly Score[]): Record<string, unknown>[] {
  return SETS.map((name) => {
    const part = scores.filter(isIn(name));
    const of = (figure: 'ndcg5' | 'mrr' | 'p3') =>
      Number(mean(part.map((score) => score[figure])).toFixed(4));
    return { name: 'eval', system, set: name, ndcg5: of('ndcg5'), mrr: of('mrr'), p3: of('p3') };
  });
}

/**
 * How much more NDCG@5 one system has than another on the same briefs, in the same order: the mean
 * difference with its 95 % interval, for each of the sets.
 */
export function leadsOf(
  system: string,
  scores: readonly Score[],
  over: string,
  others: readonly Score[],
): Record<string, unknown>[] {
  return SETS.map((name) => {
    const dice = new Dice(`lead ${name}`);
    const theirs = others.filter(isIn(name));
    const differences = scores
      .filter(isIn(name))
      .map(({ ndcg5 }, at) => ndcg5 - (theirs[at]?.ndcg5 ?? Number.NaN));
    const { mean: lead, low, high } = bootstrapInterval(differences, () => dice.next());
    const [ndcg5, from, to] = [lead, low, high].map((value) => Number(value.toFixed(4)));
    return { name: 'lead', system, over, set: name, ndcg5, low: from, high: to };
  });
}

const isIn =
  (name: (typeof SETS)[number]) =>
  ({ brief }: Score) =>
    name === 'all' || brief.set === name;
