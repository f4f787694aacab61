import { describe, expect, it } from 'vitest';
import { Dice } from '#dev/seed/random.ts';
import {
  bootstrapInterval,
  kendallTau,
  mean,
  ndcgAt,
  precisionAt,
  reciprocalRank,
  weightedKappa,
} from './metrics.ts';

describe('ndcgAt', () => {
  it('is 1 when the best come first', () => {
    expect(ndcgAt([3, 2, 1, 0], [0, 1, 2, 3], 5)).toBe(1);
  });

  it('weighs grades and places as computed by hand', () => {
    // shown: 3 / log2(2) + 7 / log2(3) = 3 + 4.416508 = 7.416508
    // ideal: 7 / log2(2) + 3 / log2(3) = 7 + 1.892789 = 8.892789
    expect(ndcgAt([2, 3], [3, 2], 5)).toBeCloseTo(7.416508 / 8.892789, 6);
  });

  it('looks at the first k places only', () => {
    // Place 6 is outside; the ideal has 1 / log2(2) = 1 and the shown places give nothing.
    expect(ndcgAt([0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0], 5)).toBe(0);
    expect(ndcgAt([0, 0, 0, 0, 1], [1, 0, 0, 0, 0], 5)).toBeCloseTo(1 / 2.584963, 6);
  });

  it('counts those left out against the ranking', () => {
    // shown 3 / 1; ideal 7 + 3 / 1.584963 = 8.892789
    expect(ndcgAt([2], [3, 2], 5)).toBeCloseTo(3 / 8.892789, 6);
  });

  it('is 0 when nobody is worth showing', () => {
    expect(ndcgAt([0, 0], [0, 0], 5)).toBe(0);
  });
});

describe('reciprocalRank', () => {
  it.each([
    [[3, 0], 1],
    [[2, 0, 3], 1 / 3],
    [[2, 2], 0],
  ])('of %j is %d', (shown, expected) => {
    expect(reciprocalRank(shown)).toBe(expected);
  });
});

describe('precisionAt', () => {
  it.each([
    [[3, 2, 1, 3], 2 / 3],
    [[1, 1, 1], 0],
    [[2], 1 / 3],
  ])('3 of %j is %d', (shown, expected) => {
    expect(precisionAt(shown, 3)).toBe(expected);
  });
});

describe('mean', () => {
  it('refuses nothing', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(() => mean([])).toThrow(RangeError);
  });
});

describe('bootstrapInterval', () => {
  const seeded = () => {
    const dice = new Dice('interval');
    return () => dice.next();
  };

  it('has no width when every brief differs as much', () => {
    expect(bootstrapInterval([0.25, 0.25, 0.25], seeded())).toEqual({
      ...{ mean: 0.25, low: 0.25, high: 0.25 },
    });
  });

  it('draws the same with the same seed', () => {
    const values = [0.1, -0.2, 0.4, 0];
    expect(bootstrapInterval(values, seeded())).toEqual(bootstrapInterval(values, seeded()));
  });

  it('agrees with the normal interval for a plain case', () => {
    // Hundred values, half 0 and half 1: mean 0.5, standard error 0.05, so 0.5 ± 1.96 · 0.05.
    const halves = Array.from({ length: 100 }, (_, at) => at % 2);
    const { mean: middle, low, high } = bootstrapInterval(halves, seeded());
    expect(middle).toBe(0.5);
    expect(low).toBeCloseTo(0.402, 1);
    expect(high).toBeCloseTo(0.598, 1);
    expect(high - low).toBeGreaterThan(0.17);
    expect(high - low).toBeLessThan(0.22);
  });

  it('takes the ends of the sorted means', () => {
    // Draws alternate between the two values of one brief pair: means 0 and 1 in equal parts.
    const draws = [0, 0, 0.5, 0.5];
    let at = 0;
    const next = () => draws[at++ % draws.length] ?? 0;
    expect(bootstrapInterval([0, 1], next, 100)).toEqual({ mean: 0.5, low: 0, high: 1 });
  });
});

describe('kendallTau', () => {
  it('is 1 for the same order and −1 for the reverse', () => {
    expect(kendallTau(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(1);
    expect(kendallTau(['a', 'b', 'c'], ['c', 'b', 'a'])).toBe(-1);
  });

  it('counts pairs: one of six swapped gives (5 − 1) / 6', () => {
    expect(kendallTau(['a', 'b', 'c', 'd'], ['b', 'a', 'c', 'd'])).toBeCloseTo(4 / 6, 10);
  });

  it('refuses different items', () => {
    expect(() => kendallTau(['a', 'b'], ['a', 'c'])).toThrow(RangeError);
    expect(() => kendallTau(['a', 'b'], ['a', 'b', 'c'])).toThrow(RangeError);
    expect(() => kendallTau(['a'], ['a'])).toThrow(RangeError);
  });
});

describe('weightedKappa', () => {
  it('is 1 when the judges agree and −1 when they are opposed', () => {
    expect(
      weightedKappa([
        [0, 0],
        [3, 3],
      ]),
    ).toBe(1);
    expect(
      weightedKappa([
        [0, 3],
        [3, 0],
      ]),
    ).toBe(-1);
  });

  it('weighs by the square of the distance', () => {
    // seen (0 + 1 + 0) / 3 = 1/3; by chance, all nine pairs of {0,1,3} × {0,2,3}:
    // (0 + 4 + 9) + (1 + 1 + 4) + (9 + 1 + 0) = 29, so 29/9; 1 − (1/3) / (29/9) = 26/29
    expect(
      weightedKappa([
        [0, 0],
        [1, 2],
        [3, 3],
      ]),
    ).toBeCloseTo(26 / 29, 10);
  });
});
