import { describe, expect, it } from 'vitest';
import { boxesOf } from './vat-boxes.ts';

const ranges = [
  { role: 'purchases', from: 4000, to: 4999 },
  { role: 'purchases_eu', from: 4500, to: 4599 },
  { role: 'output_vat', from: 2610, to: 2613 },
  { role: 'output_vat_reverse', from: 2614, to: 2619 },
  { role: 'sales', from: 3000, to: 3299 },
  { role: 'sales_eu', from: 3300, to: 3399 },
];

describe('boxesOf', () => {
  it('follows the chart, and else the part that an account may play', () => {
    const accounts = [
      '1510',
      '2611',
      '2612',
      '2615',
      '3001',
      '3042',
      '3305',
      '3308',
      '4535',
      '4590',
    ];
    expect([...boxesOf(accounts, ranges)]).toEqual([
      ['2611', '10'],
      ['2612', '10'],
      ['2615', '30'],
      ['3001', '05'],
      ['3042', '05'],
      ['3305', '40'],
      ['3308', '39'],
      ['4535', '21'],
      ['4590', '21'],
    ]);
  });

  it('puts ordinary purchases in no box', () => {
    expect(boxesOf(['4600', '6570'], ranges).size).toBe(0);
  });
});
