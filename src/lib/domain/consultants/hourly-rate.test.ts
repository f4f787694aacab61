import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../money/parse-amount.ts';
import { rateParts, rateText } from './hourly-rate.ts';

describe('rateText', () => {
  it('is read back as the same price', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom(',', '.'), (ore, sign) => {
        expect(parseAmount(rateText(ore, sign))).toBe(ore);
      }),
    );
  });

  it('shows nothing for a price that is not stated', () => expect(rateText(null, ',')).toBe(''));
});

describe('rateParts', () => {
  it('takes the margin off the price to the client', () => {
    expect(rateParts(100_000, 1500)).toEqual({
      rateOre: 100_000,
      marginOre: 15_000,
      feeOre: 85_000,
    });
  });

  it('has parts that add up to the price, whatever the margin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 1_000_000 }), fc.nat(5000), (rate, margin) => {
        const parts = rateParts(rate, margin);
        expect(parts.marginOre + parts.feeOre).toBe(rate);
        expect(parts.feeOre).toBeGreaterThan(0);
      }),
    );
  });
});
