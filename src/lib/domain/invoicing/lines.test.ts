import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discountOf,
  hundredthsOfHours,
  lineGross,
  priceLine,
  quantityHundredths,
  unitOf,
} from './lines.ts';
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
    expect(() => hundredthsOfHours(20)).toThrow(RangeError);
    expect(() => hundredthsOfHours(1.5)).toThrow(RangeError);
  });
});

describe('lineGross', () => {
  it('is what the reader gets from the printed quantity and price', () => {
    const price = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(price, fc.nat(4_000), (unitPriceOre, quarters) => {
        const printed = hundredthsOfHours(quarters * 15);
        const expected = (BigInt(unitPriceOre) * BigInt(printed) + 50n) / 100n;
        const time = { quantityMinutes: quarters * 15, unitPriceOre };
        expect(lineGross(time)).toBe(Number(expected));
        const pieces = { quantityMinutes: 0, pieceHundredths: printed, unitPriceOre };
        expect(lineGross(pieces)).toBe(Number(expected));
      }),
    );
  });

  it('refuses negative factors: a correction is a credit note', () => {
    expect(() => lineGross({ quantityMinutes: 60, unitPriceOre: -1 })).toThrow(RangeError);
    expect(() => lineGross({ quantityMinutes: -60, unitPriceOre: 1 })).toThrow(RangeError);
    const piece = { quantityMinutes: 0, pieceHundredths: -100, unitPriceOre: 1 };
    expect(() => lineGross(piece)).toThrow(RangeError);
  });
});

describe('what a line counts', () => {
  it('is time or pieces, never both', () => {
    expect(unitOf({ quantityMinutes: 60 })).toBe('hour');
    expect(unitOf({ quantityMinutes: 0, pieceHundredths: 200 })).toBe('piece');
    expect(quantityHundredths({ quantityMinutes: 0, pieceHundredths: 150 })).toBe(150);
    expect(() => quantityHundredths({ quantityMinutes: 60, pieceHundredths: 100 })).toThrow(
      RangeError,
    );
  });
});

describe('discountOf', () => {
  it('is rounded by itself, halves up', () => {
    expect(discountOf(3_333, { reason: 'Volym', basisPoints: 1_000 })).toBe(333);
    expect(discountOf(5, { reason: 'Volym', basisPoints: 1_000 })).toBe(1);
    expect(discountOf(5_000, { reason: 'Avdrag', amountOre: 1_250 })).toBe(1_250);
    expect(discountOf(5_000, undefined)).toBe(0);
  });

  it('never takes more than there is, nor adds', () => {
    expect(() => discountOf(100, { reason: '', amountOre: 101 })).toThrow(RangeError);
    expect(() => discountOf(100, { reason: '', amountOre: -1 })).toThrow(RangeError);
    expect(() => discountOf(100, { reason: '', basisPoints: 10_100 })).toThrow(RangeError);
  });
});

describe('priceLine', () => {
  it('adds position, amount and tax', () => {
    expect(priceLine(draft, 2, SWEDISH_VAT)).toEqual({
      ...draft,
      position: 2,
      discountOre: 0,
      netOre: 3_206_250,
      vatRateBp: 2500,
      vatCategory: 'S',
    });
  });

  it('takes the discount off the rounded amount', () => {
    const discount = { reason: 'Stamkund', basisPoints: 333 };
    const line = priceLine({ ...draft, discount }, 1, SWEDISH_VAT);
    expect([line.discountOre, line.netOre]).toEqual([106_768, 3_099_482]);
  });

  it('refuses a period that ends before it begins', () => {
    const backwards = { ...draft, periodTo: '2026-10-31' };
    expect(() => priceLine(backwards, 1, SWEDISH_VAT)).toThrow(RangeError);
  });
});
