import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microPoints, splitTenths, tenthsOf } from './tenths.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('splitTenths', () => {
  it('gives the missing tenth to the largest remainder', () => {
    expect(
      splitTenths([microPoints(47.76), microPoints(11.25), 8_000_000], microPoints(67.01)),
    ).toEqual([478, 112, 80]);
  });

  it('gives it to the earlier line when remainders are equal', () => {
    expect(splitTenths([150_000, 150_000], 300_000)).toEqual([2, 1]);
  });

  it('rounds a line that takes points away downwards first', () => {
    expect(splitTenths([microPoints(60.25), microPoints(-1.25)], microPoints(59))).toEqual([
      603, -13,
    ]);
  });

  it('always adds up to the total in tenths, each line within a tenth of its exact value', () => {
    const line = fc.integer({ min: -60_000_000, max: 60_000_000 });
    // The stored total is rounded to four decimals: up to 50 millionths away from the lines.
    const drift = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), drift, (lines, off) => {
        const total = sum(lines) + off;
        const tenths = splitTenths(lines, total);
        expect(sum(tenths)).toBe(tenthsOf(total));
        tenths.forEach((tenth, index) => {
          expect(Math.abs(tenth * 100_000 - (lines[index] ?? 0))).toBeLessThanOrEqual(100_000);
        });
      }),
    );
  });
});

describe('tenthsOf', () => {
  it('rounds half up, also below zero', () => {
    expect([microPoints(79.95), microPoints(79.9499), microPoints(-1.25)].map(tenthsOf)).toEqual([
      800, 799, -12,
    ]);
  });
});
