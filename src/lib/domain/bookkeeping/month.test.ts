import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import {
  isIsoMonth,
  isOver,
  monthOf,
  monthPeriod,
  partOfYear,
  previousMonth,
  quarterPeriod,
  yearUntil,
} from './month.ts';

const months = fc
  .tuple(fc.integer({ min: 2000, max: 2098 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

describe('months of the books', () => {
  it('follow each other without a gap, leap years too', () => {
    fc.assert(
      fc.property(months, (month) => {
        const { from, to } = monthPeriod(month);
        expect(monthOf(from)).toBe(month);
        expect(monthOf(to)).toBe(month);
        expect(monthOf(addDays(to, 1))).not.toBe(month);
        expect(previousMonth(monthOf(addDays(to, 1)))).toBe(month);
        const quarter = quarterPeriod(month);
        expect(quarter.from <= from && to <= quarter.to).toBe(true);
      }),
    );
    expect(monthPeriod('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('are told from quarters and other periods', () => {
    expect(partOfYear(monthPeriod('2026-11'))).toEqual({ year: 2026, month: 11 });
    expect(partOfYear(quarterPeriod('2026-11'))).toEqual({ year: 2026, quarter: 4 });
    expect(partOfYear({ from: '2026-11-02', to: '2026-11-30' })).toBeNull();
    expect(partOfYear({ from: '2026-02-01', to: '2026-04-30' })).toBeNull();
  });

  it('are over the day after their last', () => {
    expect(isOver('2026-11', '2026-11-30')).toBe(false);
    expect(isOver('2026-11', '2026-12-01')).toBe(true);
    expect(yearUntil('2026-11-27')).toEqual({ from: '2026-01-01', to: '2026-11-27' });
  });

  it.each(['2026-13', '2026-00', '26-01', '2026-1', '2026-11-01', '', '1999-12'])(
    'are not %j',
    (text) => {
      expect(isIsoMonth(text)).toBe(false);
    },
  );
});
