import { describe, expect, it } from 'vitest';
import { assertOre, sumOre } from './ore.ts';

describe('assertOre', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'refuses %s',
    (value) => {
      expect(() => assertOre(value)).toThrow(RangeError);
    },
  );

  it('turns negative zero into zero', () => {
    expect(Object.is(assertOre(-0), 0)).toBe(true);
  });
});

describe('sumOre', () => {
  it('adds amounts and gives 0 for none', () => {
    expect(sumOre([])).toBe(0);
    expect(sumOre([10_050, -50, 1])).toBe(10_001);
  });

  it('refuses a sum that no longer is exact', () => {
    expect(() => sumOre([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
