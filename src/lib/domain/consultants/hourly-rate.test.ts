import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHourlyRate, rateParts, rateText } from './hourly-rate.ts';

describe('parseHourlyRate', () => {
  it.each([
    ['1250', 125_000],
    ['1 250', 125_000],
    ['1\u00a0250,50 kr', 125_050],
    ['1250.5', 125_050],
    ['900 kronor', 90_000],
  ])('reads %j', (text, ore) => expect(parseHourlyRate(text)).toBe(ore));

  it.each(['', 'tusen', '-900', '1,250.50', '12,345', '1e3', '9999999'])(
    'does not read %j',
    (text) => expect(parseHourlyRate(text)).toBeNull(),
  );

  it('reads back what a field shows', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom(',', '.'), (ore, sign) => {
        expect(parseHourlyRate(rateText(ore, sign))).toBe(ore);
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
