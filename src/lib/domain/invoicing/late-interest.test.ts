import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOre } from '../money/ore.ts';
import { addDays } from '../time/day.ts';
import { lateInterest, yearlyParts, type LateDebt } from './late-interest.ts';

/** Riksbanken's own table for 2022–2024; later ones are made up for the leap year of 2028. */
const rates = [
  { from: '2022-07-01', rateBp: 50 },
  { from: '2023-01-01', rateBp: 250 },
  { from: '2023-07-01', rateBp: 350 },
  { from: '2024-01-01', rateBp: 400 },
  { from: '2027-07-01', rateBp: 200 },
  { from: '2028-01-01', rateBp: 250 },
  { from: '2028-07-01', rateBp: -50 },
];
const debt = (dueDate: string, principalOre = 10_000_000, payments: LateDebt['payments'] = []) => ({
  dueDate,
  principalOre,
  payments,
});
const ore = (late: LateDebt, until: string) => lateInterest(late, until, rates).interestOre;

describe('lateInterest by hand, 100,000 kr', () => {
  it('within a half-year: 30 days of 10.5 %', () => {
    // 10,000,000 × 1050 / 10,000 × 30 / 365 = 86,301.37
    expect(ore(debt('2023-01-31'), '2023-03-02')).toBe(86_301);
  });

  it('over a change: 10 days of 10.5 % and 15 of 11.5 %', () => {
    // 10,000,000 × (1050 × 10 + 1150 × 15) / 10,000 / 365 = 27,750,000 / 365 = 76,027.397
    expect(ore(debt('2023-06-20'), '2023-07-15')).toBe(76_027);
    expect(lateInterest(debt('2023-06-20'), '2023-07-15', rates).rows).toEqual([
      { from: '2023-06-21', to: '2023-06-30', days: 10, principalOre: 10_000_000, rateBp: 1050 },
      { from: '2023-07-01', to: '2023-07-15', days: 15, principalOre: 10_000_000, rateBp: 1150 },
    ]);
  });

  it('over 29 February 2028: the day counts, the year stays 365', () => {
    // 27, 28, 29 February and 1 March: 4 days of 10.5 %: 10,500,000 × 4 / 10 / 365 = 11,506.85
    expect(ore(debt('2028-02-26'), '2028-03-01')).toBe(11_507);
    expect(ore(debt('2027-02-26'), '2027-03-01')).toBe(9_863);
  });

  it('over New Year and a part payment', () => {
    const late = debt('2027-11-01', 10_000_000, [{ on: '2028-01-10', amountOre: 6_000_000 }]);
    // 60 days of 10 %, 9 of 10.5 %, and 22 of 10.5 % on what is left:
    // (10,000,000×1000×60 + 10,000,000×1050×9 + 4,000,000×1050×22) / 10,000 / 365 = 215,589.04
    expect(ore(late, '2028-01-31')).toBe(215_589);
  });

  it('with a reference rate below zero: 7.5 %', () => {
    expect(ore(debt('2028-06-30'), '2028-07-31')).toBe(63_699);
  });

  it('rounds a half up', () => {
    // 365 öre × 10 % × 5 days / 365 = 0.5 öre
    expect(ore(debt('2027-08-01', 365), '2027-08-06')).toBe(1);
  });
});

describe('no interest', () => {
  it('up to the due date, and when it was paid in time', () => {
    expect(ore(debt('2023-03-01'), '2023-03-01')).toBe(0);
    expect(ore(debt('2023-03-01'), '2023-02-01')).toBe(0);
    const paid = debt('2023-03-01', 500, [{ on: '2023-02-20', amountOre: 500 }]);
    expect(lateInterest(paid, '2024-03-01', rates)).toEqual({ interestOre: 0, rows: [] });
  });

  it('after an overpayment', () => {
    const paid = debt('2023-03-01', 500, [{ on: '2023-02-20', amountOre: 900 }]);
    expect(ore(paid, '2023-04-01')).toBe(0);
  });

  it('without a rate is an error, not nought', () => {
    expect(() => ore(debt('2022-01-01'), '2022-02-01')).toThrow(RangeError);
  });
});

describe('whatever is late', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2022-07-01', days));
  const payments = fc.array(fc.record({ on: day, amountOre: fc.integer({ min: 1, max: 9999 }) }), {
    maxLength: 5,
  });
  const parts = (late: LateDebt, until: string) =>
    lateInterest(late, until, rates).rows.reduce(
      (sum, row) => sum.plus(yearlyParts(row)),
      new Big(0),
    );

  it('splitting the period changes nothing before rounding', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), payments, (days, paid) => {
        const [due = '', middle = '', until = ''] = [...days].sort();
        const late = debt(due, 30_000, paid);
        const left = 30_000 - sumOre(paid.filter(({ on }) => on <= middle).map((p) => p.amountOre));
        const rest = debt(
          middle,
          left,
          paid.filter(({ on }) => on > middle),
        );
        const split = parts(late, middle).plus(parts(rest, until));
        expect(split.toString()).toBe(parts(late, until).toString());
      }),
    );
  });

  it('counts every day once', () => {
    fc.assert(
      fc.property(fc.tuple(day, day), payments, (days, paid) => {
        const [due = '', until = ''] = [...days].sort();
        const { rows } = lateInterest(debt(due, 100_000, paid), until, rates);
        rows.forEach((row, at) => {
          const next = rows[at + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(row.to, 1));
        });
        expect(sumOre(rows.map((row) => row.days))).toBe(
          rows.length === 0 ? 0 : (Date.parse(until) - Date.parse(due)) / 86_400_000,
        );
      }),
    );
  });
});
