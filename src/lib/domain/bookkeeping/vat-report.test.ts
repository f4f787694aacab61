import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX_OF_ACCOUNT, vatReport, VAT_BOXES } from './vat-report.ts';

const report = (sums: Record<string, number>) => vatReport(new Map(Object.entries(sums)));

describe('vatReport', () => {
  it('fills the boxes of a month', () => {
    const { boxes, toPay, ledgerToPayOre } = report({
      '1510': 12_599_999,
      '3001': -10_000_099,
      '2611': -2_500_025,
      '3308': -4_000_050,
      '4535': 1_000_060,
      '2614': -250_015,
      '2645': 250_015,
      '2641': 1_800_099,
    });
    expect(Object.fromEntries(boxes)).toEqual({
      '05': 100_000,
      '10': 25_000,
      '21': 10_000,
      '30': 2_500,
      '39': 40_000,
      '48': 20_501,
    });
    expect(toPay).toBe(25_000 + 2_500 - 20_501);
    expect(ledgerToPayOre).toBe(2_500_025 + 250_015 - 2_050_114);
  });

  it('drops öre also below zero, and leaves empty boxes out', () => {
    const { boxes, toPay } = report({ '3001': 150, '2611': 37, '2641': 199 });
    expect([...boxes]).toEqual([
      ['05', -1],
      ['48', 1],
    ]);
    expect(toPay).toBe(-1);
  });

  it('differs from the ledger by less than a krona for each box of VAT', () => {
    const accounts = [...BOX_OF_ACCOUNT.keys()];
    const sums = fc.dictionary(fc.constantFrom(...accounts), fc.integer({ min: -1e8, max: 1e8 }));
    fc.assert(
      fc.property(sums, (any) => {
        const { toPay, ledgerToPayOre } = report(any);
        expect(Math.abs(ledgerToPayOre - toPay * 100)).toBeLessThan(100 * 7);
        expect(Number.isInteger(toPay)).toBe(true);
      }),
    );
  });

  it('sends accounts to boxes that are there', () => {
    expect([...BOX_OF_ACCOUNT.values()].filter((box) => !VAT_BOXES.includes(box))).toEqual([]);
  });
});
