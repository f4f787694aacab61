import { expect, it } from 'vitest';
import { payoutMonths } from './payout-year.ts';

it('adds a year by month, billed on its date and paid on the bank’s day', () => {
  const billed = [
    { day: '2026-10-31', netOre: 1000, vatOre: 250 },
    { day: '2026-11-02', netOre: 2000, vatOre: 500 },
    { day: '2026-11-20', netOre: -400, vatOre: -100 },
    { day: '2025-11-20', netOre: 9, vatOre: 9 },
  ];
  const paid = [{ day: '2026-11-25', amountOre: 1250 }];
  expect(payoutMonths(2026, billed, paid)).toEqual([
    { month: '2026-10', netOre: 1000, vatOre: 250, paidOre: 0 },
    { month: '2026-11', netOre: 1600, vatOre: 400, paidOre: 1250 },
  ]);
});
