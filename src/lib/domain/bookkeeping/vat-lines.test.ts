import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountBalance } from './account-balance.ts';
import { vatLines } from './vat-lines.ts';

const row = (account: number, debitOre: number, creditOre: number): AccountBalance => ({
  account,
  name: { sv: '', en: '' },
  openingOre: 0,
  debitOre,
  creditOre,
  closingOre: debitOre - creditOre,
});

describe('vatLines', () => {
  it('tells of each box which accounts it comes from', () => {
    const report = vatLines(
      [row(1510, 125_050, 0), row(2611, 10, 25_010), row(3001, 0, 100_050)],
      [],
    );
    expect(report.lines.map(({ box, kronor, accounts }) => [box, kronor, accounts.length])).toEqual(
      [
        ['05', 1000, 1],
        ['10', 250, 1],
      ],
    );
    expect(report.toPay).toBe(250);
    expect(report.ledgerToPayOre).toBe(25_000);
  });

  it('has a box for what a credit has made nought, and none for other accounts', () => {
    const report = vatLines([row(2611, 50, 90), row(1930, 5, 0)], []);
    expect(report.lines.map(({ box, kronor }) => [box, kronor])).toEqual([['10', 0]]);
  });

  it('pays what its boxes say, a krona for each box from the ledger at most', () => {
    const ore = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(ore, ore, ore, (output, reverse, input) => {
        const report = vatLines(
          [row(2611, 0, output), row(2614, 0, reverse), row(2641, input, 0)],
          [],
        );
        expect(Math.abs(report.toPay * 100 - report.ledgerToPayOre)).toBeLessThan(300);
        expect(report.ledgerToPayOre).toBe(output + reverse - input);
      }),
    );
  });
});
