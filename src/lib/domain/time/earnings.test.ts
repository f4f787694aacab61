import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOre } from '../money/ore.ts';
import { earningsByMonth, monthOfWeek, type EarnedWeek } from './earnings.ts';
import { TIMESHEET_STATES } from './timesheet.ts';
import { addDays } from './day.ts';

const week = fc.record({
  assignmentId: fc.constantFrom('a', 'b', 'c'),
  assignmentNumber: fc.constant(5001),
  title: fc.constant('Community manager'),
  companyName: fc.constant('Part AB'),
  monday: fc.nat(60).map((weeks) => addDays('2026-01-05', 7 * weeks)),
  state: fc.constantFrom(...TIMESHEET_STATES),
  minutes: fc.nat(160).map((quarters) => quarters * 15),
  feeOre: fc.nat(10_000_000),
}) satisfies fc.Arbitrary<EarnedWeek>;

describe('monthOfWeek', () => {
  it('follows the Thursday over a month and a year', () => {
    expect(monthOfWeek('2026-11-30')).toBe('2026-12');
    expect(monthOfWeek('2026-06-29')).toBe('2026-07');
    expect(monthOfWeek('2026-12-28')).toBe('2026-12');
  });
});

describe('earningsByMonth', () => {
  it('loses and invents nothing that has been handed in', () => {
    fc.assert(
      fc.property(fc.array(week), (weeks) => {
        const handedIn = weeks.filter(({ state }) => !['draft', 'rejected'].includes(state));
        const months = earningsByMonth(weeks);
        const expected = sumOre(handedIn.map(({ feeOre }) => feeOre));
        expect(sumOre(months.map(({ totalOre }) => totalOre))).toBe(expected);
        const lines = months.flatMap(({ assignments }) => assignments);
        expect(sumOre(lines.map(({ totalOre }) => totalOre))).toBe(expected);
      }),
    );
  });

  it('shows each month once, latest first', () => {
    fc.assert(
      fc.property(fc.array(week), (weeks) => {
        const months = earningsByMonth(weeks).map(({ month }) => month);
        expect(months).toEqual([...new Set(months)].sort().reverse());
      }),
    );
  });

  it('keeps what is reported, approved and invoiced apart', () => {
    const [base] = fc.sample(week, 1);
    const rows = (['submitted', 'approved', 'invoiced', 'draft'] as const).map((state, index) => ({
      ...(base as EarnedWeek),
      monday: '2026-11-09',
      state,
      feeOre: (index + 1) * 1000,
      minutes: 60,
    }));
    expect(earningsByMonth(rows)).toMatchObject([
      {
        month: '2026-11',
        reportedOre: 1000,
        approvedOre: 2000,
        invoicedOre: 3000,
        totalOre: 6000,
        minutes: 180,
      },
    ]);
  });
});
