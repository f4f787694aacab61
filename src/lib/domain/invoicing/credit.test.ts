import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCredit, leftToCredit, type CreditPart } from './credit.ts';
import { buildInvoice, type InvoiceAmounts } from './invoice.ts';
import type { DraftLine } from './lines.ts';
import { SWEDISH_VAT } from './vat.ts';

const period = { periodFrom: '2026-11-01', periodTo: '2026-11-30' };
const time: DraftLine = {
  description: 'Community manager',
  quantityMinutes: 600,
  unitPriceOre: 95_001,
  discount: { reason: 'Volym', basisPoints: 333 },
  ...period,
};
const expense: DraftLine = {
  description: 'Tåg',
  quantityMinutes: 0,
  pieceHundredths: 200,
  unitPriceOre: 49_950,
  ...period,
};
const invoice = (lines: readonly DraftLine[] = [time, expense]): InvoiceAmounts =>
  buildInvoice({ currency: 'SEK', treatment: SWEDISH_VAT, lines, rounding: 'krona' });

const anyLine = fc.record({
  description: fc.string(),
  quantityMinutes: fc.constant(0),
  pieceHundredths: fc.integer({ min: 1, max: 5_000 }),
  unitPriceOre: fc.integer({ min: 100, max: 200_000 }),
  periodFrom: fc.constant(period.periodFrom),
  periodTo: fc.constant(period.periodTo),
});
const anyInvoice = fc.array(anyLine, { minLength: 1, maxLength: 8 }).map((lines) => invoice(lines));

describe('a credit of everything', () => {
  it('is the invoice itself', () => {
    const original = invoice();
    const credit = buildCredit(original, leftToCredit(original, []));
    expect(credit.lines).toEqual(original.lines);
    expect(credit.vatGroups).toEqual(original.vatGroups);
    expect(credit.totals).toEqual(original.totals);
  });

  it('leaves nothing, in however many parts it comes', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 6 });
    fc.assert(
      fc.property(anyInvoice, shares, (original, percents) => {
        const { earlier, credits } = creditInParts(original, percents);
        const sum = (of: (credit: InvoiceAmounts) => number) =>
          credits.reduce((total, credit) => total + of(credit), 0);
        expect(leftToCredit(original, earlier).every(({ netOre }) => netOre === 0)).toBe(true);
        expect(sum(({ totals }) => totals.netOre)).toBe(original.totals.netOre);
        expect(sum(({ totals }) => totals.vatOre)).toBe(original.totals.vatOre);
        expect(sum(({ totals }) => totals.payableOre)).toBe(original.totals.payableOre);
      }),
    );
  });

  it('has VAT within an öre of each part’s own share', () => {
    fc.assert(
      fc.property(anyInvoice, fc.integer({ min: 1, max: 99 }), (original, percent) => {
        for (const { vatGroups } of creditInParts(original, [percent]).credits) {
          for (const { netOre, vatOre } of vatGroups) {
            expect(Math.abs(vatOre - netOre * 0.25)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('a credit of a part', () => {
  it('says the amount, and the line it is a part of', () => {
    const credit = buildCredit(invoice(), [{ position: 1, netOre: 100_000 }]);
    expect(credit.lines).toEqual([
      expect.objectContaining({
        description: 'Community manager',
        position: 1,
        quantityMinutes: 0,
        pieceHundredths: 100,
        unitPriceOre: 100_000,
        discountOre: 0,
        netOre: 100_000,
      }),
    ]);
    expect(credit.lines[0]).not.toHaveProperty('discount');
    expect(credit.totals).toMatchObject({ vatOre: 25_000, roundingOre: 0, payableOre: 125_000 });
  });

  it('is never more than what is left of its line', () => {
    const original = invoice();
    const [, left] = leftToCredit(original, [{ position: 2, netOre: 99_000 }]);
    expect(left).toEqual({ position: 2, netOre: 900 });
    const earlier = [{ position: 2, netOre: 99_000 }];
    expect(() => buildCredit(original, [{ position: 2, netOre: 901 }], earlier)).toThrow(
      RangeError,
    );
    const twice = [
      { position: 2, netOre: 60_000 },
      { position: 2, netOre: 60_000 },
    ];
    expect(() => buildCredit(original, twice)).toThrow(RangeError);
  });

  it.each([
    ['nothing', []],
    ['no amount', [{ position: 1, netOre: 0 }]],
    ['a negative amount', [{ position: 1, netOre: -1 }]],
    ['a line that is not there', [{ position: 3, netOre: 1 }]],
  ])('refuses %s', (_, parts) => {
    expect(() => buildCredit(invoice(), parts)).toThrow(RangeError);
  });
});

/** Credits the given share of each line's rest again and again, and what is left at the end. */
function creditInParts(original: InvoiceAmounts, percents: readonly number[]) {
  const earlier: CreditPart[] = [];
  const credits: InvoiceAmounts[] = [];
  for (const percent of [...percents, 100]) {
    const parts = leftToCredit(original, earlier)
      .map((part) => ({ ...part, netOre: Math.ceil((part.netOre * percent) / 100) }))
      .filter(({ netOre }) => netOre > 0);
    if (parts.length === 0) continue;
    credits.push(buildCredit(original, parts, earlier));
    earlier.push(...parts);
  }
  return { earlier, credits };
}
