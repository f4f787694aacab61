import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hundredthsOfHours, isExactInHundredths, lineNet, priceLine } from './lines.ts';
import { SWEDISH_VAT } from './vat.ts';

const draft = {
  description: 'Community management',
  quantityMinutes: 2025,
  unitPriceOre: 95_000,
  periodFrom: '2026-11-01',
  periodTo: '2026-11-30',
};

describe('hundredthsOfHours', () => {
  it('is exact for quarter-hours', () => {
    expect(hundredthsOfHours(2025)).toBe(3375);
    expect(hundredthsOfHours(15)).toBe(25);
  });

  it('refuses time that would have to be rounded on the document', () => {
    expect(isExactInHundredths(20)).toBe(false);
    expect(() => hundredthsOfHours(20)).toThrow(RangeError);
    expect(() => hundredthsOfHours(1.5)).toThrow(RangeError);
  });
});

describe('lineNet', () => {
  it('is what the reader gets from the printed quantity and price', () => {
    const price = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(price, fc.nat(4_000), (unitPriceOre, quarters) => {
        const printed = hundredthsOfHours(quarters * 15);
        const expected = (BigInt(unitPriceOre) * BigInt(printed) + 50n) / 100n;
        expect(lineNet(unitPriceOre, quarters * 15)).toBe(Number(expected));
      }),
    );
  });

  it('refuses negative factors: a correction is a credit note', () => {
    expect(() => lineNet(-1, 60)).toThrow(RangeError);
    expect(() => lineNet(1, -60)).toThrow(RangeError);
  });
});

describe('priceLine', () => {
  it('adds position, amount and tax', () => {
    expect(priceLine(draft, 2, SWEDISH_VAT)).toEqual({
      ...draft,
      position: 2,
      netOre: 3_206_250,
      vatRateBp: 2500,
      vatCategory: 'S',
    });
  });

  it('refuses a period that ends before it begins', () => {
    const backwards = { ...draft, periodTo: '2026-10-31' };
    expect(() => priceLine(backwards, 1, SWEDISH_VAT)).toThrow(RangeError);
  });
});
