import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMatch, matchWith, requirement } from '#tests/support/match-score.ts';
import { explain } from './explanation.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const DIALOGUE = requirement('social-care', 4, 4, { points: 30 });
const MODERATION = requirement('moderation', 4, 3, { points: 21, gain: 1.84 });
const CRISIS = requirement('crisis-communication', 2, 0, { points: 0, gain: 2.1, weight: 1 });

describe('explain', () => {
  it('shows lines in tenths that add up to the score in tenths, whatever the score', () => {
    fc.assert(
      fc.property(anyMatch, (match) => {
        const { lines, totalTenths } = explain(match);
        expect(sum(lines.map(({ tenths }) => tenths))).toBe(totalTenths);
        expect(Math.abs(totalTenths - match.mutual * 10)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('has the five parts, then mutuality, and the cap last only when it took points', () => {
    const plain = explain(matchWith([DIALOGUE], { total: 82.25, mutual: 83.0456 }));
    expect(plain.lines.map(({ id }) => id)).toEqual([
      'competence',
      'availability',
      'rate',
      'sector',
      'workMode',
      'mutuality',
    ]);
    const capped = explain(
      matchWith([DIALOGUE], { isCapped: true, sumScore: 75.85, total: 59, mutual: 59 }),
    );
    expect(capped.lines.at(-1)).toMatchObject({ id: 'cap' });
    expect(capped.lines.at(-1)?.tenths).toBeLessThan(0);
    expect(sum(capped.lines.map(({ tenths }) => tenths))).toBe(590);
  });

  it('lets mutuality take points when the assignment suits the consultant badly', () => {
    const { lines } = explain(matchWith([DIALOGUE], { total: 90, mutual: 75.5 }));
    const mutuality = lines.find(({ id }) => id === 'mutuality');
    expect(mutuality?.tenths).toBeLessThan(0);
    expect(mutuality?.maxTenths).toBeNull();
  });

  it('uses the weights the match was counted with', () => {
    const weights = { competence: 40, availability: 30, rate: 10, sector: 10, workMode: 10 };
    const match = matchWith([DIALOGUE], {});
    const { lines } = explain({ ...match, rules: { ...match.rules, weights } });
    expect(lines.slice(0, 2).map(({ maxTenths }) => maxTenths)).toEqual([400, 300]);
  });

  it('names the three strongest: competencies in order, then time, price, sector, mode', () => {
    const even = ['a', 'b'].map((id) => requirement(id, 4, 4, { points: 9 }));
    const match = matchWith(even, { availability: 0.6, rate: 0.9, sector: 1 });
    expect(
      explain(match).strongest.map((one) =>
        one.kind === 'competency' ? one.competencyId : one.kind,
      ),
    ).toEqual(['a', 'b', 'availability']);
  });

  it('says when a strong competency is a neighbour', () => {
    const related = { id: 'web-analytics', have: 3, similarity: 0.55 };
    const row = requirement('social-analytics', 3, 0, { points: 20, related });
    expect(explain(matchWith([row], {})).strongest[0]).toMatchObject({ level: 0, related });
  });

  it('lists the gaps in the order of the requirements and counts what is proved', () => {
    const verified = { ...DIALOGUE, verification: 'verified' as const };
    const { gaps, verification } = explain(matchWith([CRISIS, verified, MODERATION], {}));
    expect(gaps.map(({ competencyId, gainTenths }) => [competencyId, gainTenths])).toEqual([
      ['crisis-communication', 21],
      ['moderation', 18],
    ]);
    expect(verification).toEqual({ verified: 1, referenced: 0, declared: 1 });
  });

  it('gives the gap with the largest gain, the earlier one when they are equal', () => {
    expect(explain(matchWith([MODERATION, CRISIS], {})).counterfactual).toEqual({
      competencyId: 'crisis-communication',
      level: 2,
      gainTenths: 21,
    });
    const equal = explain(matchWith([MODERATION, { ...CRISIS, gain: 1.84 }], {}));
    expect(equal.counterfactual?.competencyId).toBe('moderation');
  });

  it('gives none when nothing would be gained', () => {
    expect(explain(matchWith([DIALOGUE], {})).counterfactual).toBeNull();
    const useless = explain(matchWith([{ ...CRISIS, gain: 0.01 }], {}));
    expect(useless.counterfactual).toBeNull();
  });
});
