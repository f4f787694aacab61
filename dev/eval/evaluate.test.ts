import { describe, expect, it } from 'vitest';
import { loadRelevance } from '#tests/relevance/load.ts';
import { evaluate, leadsOf, linesOf, scoreOf } from './evaluate.ts';

const set = loadRelevance();
const byGrade = (briefId: string, sign: 1 | -1) =>
  Object.entries(set.labels.get(briefId) ?? {})
    .sort(([, a], [, b]) => sign * (a.grade - b.grade))
    .map(([id]) => id);

describe('evaluate', () => {
  it('gives full marks to an order by grade, and none to its reverse', async () => {
    const best = await evaluate(set, (brief) => Promise.resolve(byGrade(brief.id, -1)));
    const worst = await evaluate(set, (brief) => Promise.resolve(byGrade(brief.id, 1)));
    expect(best).toHaveLength(30);
    expect(best.every(({ ndcg5, mrr }) => ndcg5 === 1 && mrr === 1)).toBe(true);
    expect(worst.every(({ ndcg5, p3 }) => ndcg5 === 0 && p3 === 0)).toBe(true);
  });

  it('counts an empty answer as a miss', async () => {
    const none = await evaluate(set, () => Promise.resolve([]));
    expect(none.every(({ ndcg5, mrr, p3 }) => ndcg5 === 0 && mrr === 0 && p3 === 0)).toBe(true);
  });
});

describe('scoreOf', () => {
  const [brief] = set.briefs;
  if (!brief) throw new Error('the set is empty');

  it('refuses someone twice or unknown', () => {
    expect(() => scoreOf(set, brief, ['c01', 'c01'])).toThrow(/twice/u);
    expect(() => scoreOf(set, brief, ['c41'])).toThrow(/c41/u);
  });
});

describe('linesOf', () => {
  it('averages within each set', () => {
    const scores = set.briefs.map((brief) => ({
      brief,
      ndcg5: brief.set === 'tuning' ? 1 : 0,
      ...{ mrr: 0.5, p3: 1 / 3 },
    }));
    const plain = { name: 'eval', system: 'x', mrr: 0.5, p3: 0.3333 };
    expect(linesOf('x', scores)).toEqual([
      { ...plain, set: 'tuning', ndcg5: 1 },
      { ...plain, set: 'held_out', ndcg5: 0 },
      { ...plain, set: 'all', ndcg5: 0.6667 },
    ]);
  });
});

describe('leadsOf', () => {
  const given = (ndcg5: number) => set.briefs.map((brief) => ({ brief, ndcg5, mrr: 1, p3: 1 }));

  it('is the mean difference, brief by brief, with an interval', () => {
    const half = given(0.5).map((score, at) => ({ ...score, ndcg5: at % 2 }));
    const [tuning, heldOut, all] = leadsOf('x', half, 'y', given(0));
    expect(all).toMatchObject({ name: 'lead', system: 'x', over: 'y', set: 'all', ndcg5: 0.5 });
    expect(Number(all?.low)).toBeGreaterThan(0.25);
    expect(Number(all?.high)).toBeLessThan(0.75);
    expect([tuning?.set, heldOut?.set]).toEqual(['tuning', 'held_out']);
  });

  it('has no width when every brief differs alike', () => {
    for (const line of leadsOf('x', given(0.75), 'y', given(0.5)))
      expect(line).toMatchObject({ ndcg5: 0.25, low: 0.25, high: 0.25 });
  });
});
