import { expect, it } from 'vitest';
import { heldBack, payableSums, type Payable } from './payout.ts';

const payable = (changes: Partial<Payable>): Payable => ({
  selfBillId: 'bill',
  number: 'S1-1',
  consultantId: 'a',
  consultantName: 'Astrid',
  amountOre: 100,
  dueDate: '2026-11-25',
  whyNot: null,
  payOn: null,
  isGuaranteed: false,
  ...changes,
});

it('adds what can be paid by consultant, less what is to be taken off', () => {
  const rows = [
    payable({ consultantId: 'b', consultantName: 'Örjan', amountOre: 70 }),
    payable({}),
    payable({ amountOre: -30 }),
    payable({ amountOre: 500, whyNot: 'disputed' }),
  ];
  expect(
    payableSums(rows).map(({ consultantName, amountOre }) => [consultantName, amountOre]),
  ).toEqual([
    ['Astrid', 70],
    ['Örjan', 70],
  ]);
  expect(heldBack(rows).map(({ whyNot }) => whyNot)).toEqual(['disputed']);
});

it('pays nobody whose sum is not above zero, and says that it is held', () => {
  const rows = [payable({ amountOre: 40 }), payable({ amountOre: -40 })];
  expect(payableSums(rows)).toEqual([]);
  expect(heldBack(rows)).toHaveLength(2);
});
