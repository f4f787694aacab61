import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sellerQuarters, type PaidPart } from './seller-report.ts';

const bill = { totalOre: 125_000, vatOre: 25_000, feesOre: 20_000, assignmentIds: ['a', 'b'] };
const part = (day: string, amountOre = 125_000, changes: Partial<PaidPart['bill']> = {}) => ({
  ...{ day, amountOre },
  bill: { ...bill, ...changes },
});

describe('the quarters of a seller', () => {
  it('count what was paid by the day of payment, also on the last one', () => {
    const parts = [part('2026-03-31'), part('2026-04-01'), part('2025-12-31'), part('2027-01-01')];
    const paid = { paidOre: 125_000, vatOre: 25_000, feesOre: 20_000, activities: 2 };
    const none = { paidOre: 0, vatOre: 0, feesOre: 0, activities: 0 };
    expect(sellerQuarters(2026, parts)).toEqual([
      { quarter: 1, ...paid },
      { quarter: 2, ...paid },
      { quarter: 3, ...none },
      { quarter: 4, ...none },
    ]);
  });

  it('count an assignment once in a quarter, and none for a credit that is taken off', () => {
    const parts = [
      part('2026-10-20'),
      part('2026-11-20', 125_000, { assignmentIds: ['b', 'c'] }),
      part('2026-11-20', -62_500, { assignmentIds: ['d'] }),
    ];
    expect(sellerQuarters(2026, parts)[3]).toEqual({
      ...{ quarter: 4, paidOre: 187_500, vatOre: 37_500, feesOre: 30_000, activities: 3 },
    });
  });

  it('lose no öre of what was paid, and at most half an öre of fees for each part', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));
    const paid = fc.array(fc.tuple(month, fc.integer({ min: 1, max: 1e7 })), { maxLength: 20 });
    fc.assert(
      fc.property(paid, (some) => {
        const whole = some.reduce((sum, [, ore]) => sum + ore, 0);
        const parts = some.map(([at, ore]) => part(`2026-${at}-15`, ore, { totalOre: whole }));
        const quarters = sellerQuarters(2026, parts);
        expect(quarters.reduce((sum, { paidOre }) => sum + paidOre, 0)).toBe(whole);
        const fees = quarters.reduce((sum, { feesOre }) => sum + feesOre, 0);
        expect(Math.abs(fees - (some.length === 0 ? 0 : bill.feesOre))).toBeLessThanOrEqual(
          some.length / 2,
        );
      }),
    );
  });
});
