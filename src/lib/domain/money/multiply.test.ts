import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply } from './multiply.ts';

const rate = fc.integer({ min: 0, max: 10_000_000 });
const minutes = fc.integer({ min: 0, max: 100_000 });

describe('multiply', () => {
  it('prices quarter-hours exactly', () => {
    expect(multiply(95_000, 33 * 60 + 45)).toBe(3_206_250);
  });

  it('rounds half an öre up, once', () => {
    expect(multiply(1, 30)).toBe(1);
    expect(multiply(1, 29)).toBe(0);
    expect(multiply(-1, 30)).toBe(-1);
  });

  it('agrees with whole-number arithmetic done another way', () => {
    fc.assert(
      fc.property(rate, minutes, (perHour, time) => {
        const doubled = 2n * BigInt(perHour) * BigInt(time) + 60n;
        expect(multiply(perHour, time)).toBe(Number(doubled / 120n));
      }),
    );
  });

  it('refuses fractions of a minute or of an öre', () => {
    expect(() => multiply(100, 0.5)).toThrow(RangeError);
    expect(() => multiply(0.5, 60)).toThrow(RangeError);
  });
});
