import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { copyToWeek, isEditable, reportableDays } from './timesheet.ts';
import { addWeeks, daysOfWeek } from './week.ts';

const week = '2026-W47';
const assignment = { from: '2026-11-18', to: '2026-12-31' };
const entry = fc.record({
  workDate: fc.constantFrom(...daysOfWeek(week)),
  minutes: fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 15),
  activity: fc.constant('Svarat medlemmar'),
  goalId: fc.constantFrom(null, 'goal'),
});

describe('reportableDays', () => {
  it('leaves out days before the assignment', () => {
    expect(reportableDays(week, assignment, '2026-11-30')).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
  });

  it('leaves out days to come, and keeps today', () => {
    expect(reportableDays('2026-W48', assignment, '2026-11-23')).toEqual(['2026-11-23']);
  });

  it('has nothing for a week outside the assignment', () => {
    expect(reportableDays('2026-W40', assignment, '2026-11-23')).toEqual([]);
  });
});

describe('copyToWeek', () => {
  it('keeps the weekday, the time and the goal of every entry when all days are allowed', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: -60, max: 60 }), (entries, weeks) => {
        const target = addWeeks(week, weeks);
        const copied = copyToWeek(entries, week, target, daysOfWeek(target));
        expect(copied).toEqual(
          entries.map((one) => ({ ...one, workDate: addDays(one.workDate, 7 * weeks) })),
        );
      }),
    );
  });

  it('never lands on a day that cannot be reported', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const allowed = ['2026-11-23'];
        const copied = copyToWeek(entries, week, '2026-W48', allowed);
        expect(copied.every((one) => allowed.includes(one.workDate))).toBe(true);
      }),
    );
  });
});

describe('isEditable', () => {
  it('is open as a draft and when sent back, never afterwards', () => {
    expect(
      (['draft', 'submitted', 'approved', 'rejected', 'invoiced'] as const).filter(isEditable),
    ).toEqual(['draft', 'rejected']);
  });
});
