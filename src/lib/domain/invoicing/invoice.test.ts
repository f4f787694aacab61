import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInvoice } from './invoice.ts';
import { REVERSE_CHARGE, SWEDISH_VAT } from './vat.ts';

const period = { periodFrom: '2026-11-01', periodTo: '2026-11-30' };
const draftLine = fc.record({
  description: fc.string(),
  quantityMinutes: fc.nat(1_000).map((quarters) => quarters * 15),
  unitPriceOre: fc.nat(500_000),
  periodFrom: fc.constant(period.periodFrom),
  periodTo: fc.constant(period.periodTo),
});

describe('buildInvoice', () => {
  it('prices a month of work', () => {
    const amounts = buildInvoice({
      currency: 'SEK',
      treatment: SWEDISH_VAT,
      lines: [
        { description: 'Strategi', quantityMinutes: 2025, unitPriceOre: 95_000, ...period },
        { description: 'Kanaler', quantityMinutes: 15, unitPriceOre: 95_001, ...period },
      ],
    });
    expect(amounts.lines.map(({ position, netOre }) => [position, netOre])).toEqual([
      [1, 3_206_250],
      [2, 23_750],
    ]);
    expect(amounts.totals).toEqual({
      netOre: 3_230_000,
      vatOre: 807_500,
      grossOre: 4_037_500,
      prepaidOre: 0,
      roundingOre: 0,
      payableOre: 4_037_500,
    });
  });

  it('charges nothing under reverse charge', () => {
    fc.assert(
      fc.property(fc.array(draftLine, { minLength: 1, maxLength: 20 }), (lines) => {
        const amounts = buildInvoice({ currency: 'EUR', treatment: REVERSE_CHARGE, lines });
        expect(amounts.totals.vatOre).toBe(0);
        expect(amounts.totals.grossOre).toBe(amounts.totals.netOre);
        expect(amounts.vatGroups.map(({ vatCategory }) => vatCategory)).toEqual(['AE']);
      }),
    );
  });

  it('numbers the lines from 1 in the given order and adds them up', () => {
    fc.assert(
      fc.property(fc.array(draftLine, { minLength: 1, maxLength: 20 }), (lines) => {
        const amounts = buildInvoice({ currency: 'SEK', treatment: SWEDISH_VAT, lines });
        const sum = amounts.lines.reduce((total, { netOre }) => total + netOre, 0);
        expect(amounts.lines.map(({ position }) => position)).toEqual(lines.map((_, i) => i + 1));
        expect(amounts.totals.netOre).toBe(sum);
        expect(amounts.totals.grossOre).toBe(sum + amounts.totals.vatOre);
      }),
    );
  });

  it('adds up time, pieces and discounts to whole kronor', () => {
    const amounts = buildInvoice({
      currency: 'SEK',
      treatment: SWEDISH_VAT,
      rounding: 'krona',
      lines: [
        {
          description: 'Strategi',
          quantityMinutes: 615,
          unitPriceOre: 95_050,
          discount: { reason: 'Stamkund', basisPoints: 1_000 },
          ...period,
        },
        {
          description: 'Tågresa',
          quantityMinutes: 0,
          pieceHundredths: 200,
          unitPriceOre: 48_333,
          ...period,
        },
      ],
    });
    expect(amounts.lines.map(({ discountOre, netOre }) => [discountOre, netOre])).toEqual([
      [97_426, 876_837],
      [0, 96_666],
    ]);
    expect(amounts.totals).toMatchObject({
      netOre: 973_503,
      vatOre: 243_376,
      roundingOre: 21,
      payableOre: 1_216_900,
    });
  });

  it('rounds no euro to kronor', () => {
    const lines = [{ description: '', quantityMinutes: 60, unitPriceOre: 1, ...period }];
    const draft = { currency: 'EUR', treatment: REVERSE_CHARGE, lines, rounding: 'krona' } as const;
    expect(() => buildInvoice(draft)).toThrow(RangeError);
  });

  it('refuses an invoice without lines', () => {
    const empty = { currency: 'SEK', treatment: SWEDISH_VAT, lines: [] } as const;
    expect(() => buildInvoice(empty)).toThrow(RangeError);
  });
});
