import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf } from './percent-of.ts';

describe('percentOf', () => {
  it('takes 25 % and rounds half an öre up', () => {
    expect(percentOf(100_00, 2500)).toBe(25_00);
    expect(percentOf(2, 2500)).toBe(1);
    expect(percentOf(1, 2500)).toBe(0);
    expect(percentOf(-2, 2500)).toBe(-1);
  });

  it('is never more than half an öre from the exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.nat(10_000), (ore, share) => {
        const error = BigInt(percentOf(ore, share)) * 10_000n - BigInt(ore) * BigInt(share);
        expect(error <= 5_000n && error >= -5_000n).toBe(true);
      }),
    );
  });

  it('refuses fractions of a basis point', () => {
    expect(() => percentOf(100, 0.5)).toThrow(RangeError);
  });
});
