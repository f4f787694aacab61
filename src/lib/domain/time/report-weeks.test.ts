import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { needsReport, reportWeeks, weeksBetween, type SavedWeek } from './report-weeks.ts';
import { daysOfWeek } from './week.ts';

const today = '2026-11-23';
const assignment = { from: '2026-11-04', to: '2027-01-31' };
const saved = (week: string, state: SavedWeek['state'], minutes = 450): SavedWeek => ({
  week,
  state,
  minutes,
  rejectReason: null,
});

describe('weeksBetween', () => {
  it('crosses a year with 53 weeks', () => {
    expect(weeksBetween('2026-12-27', '2027-01-04')).toEqual(['2026-W52', '2026-W53', '2027-W01']);
  });

  it('covers exactly the days from the first to the last', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(200), (start, length) => {
        const from = addDays('2024-01-01', start);
        const to = addDays(from, length);
        const days = weeksBetween(from, to).flatMap(daysOfWeek);
        expect(days).toContain(from);
        expect(days).toContain(to);
        expect(days.length).toBeLessThanOrEqual(length + 1 + 12);
      }),
    );
  });
});

describe('reportWeeks', () => {
  it('lists weeks up to today, latest first; a week that is not over is not missing', () => {
    const weeks = reportWeeks(assignment, today, []);
    expect(weeks.map(({ week, state }) => [week, state])).toEqual([
      ['2026-W48', 'current'],
      ['2026-W47', 'missing'],
      ['2026-W46', 'missing'],
      ['2026-W45', 'missing'],
    ]);
  });

  it('tells what became of saved weeks', () => {
    const weeks = reportWeeks(assignment, today, [
      saved('2026-W48', 'draft'),
      saved('2026-W47', 'rejected'),
      saved('2026-W46', 'draft', 0),
      saved('2026-W45', 'draft'),
    ]);
    expect(weeks.map(({ state }) => state)).toEqual(['current', 'rejected', 'none', 'draft']);
    expect(weeks.filter(needsReport).map(({ week }) => week)).toEqual(['2026-W47', '2026-W45']);
  });

  it('has no weeks for an assignment that has not begun', () => {
    expect(reportWeeks({ from: '2027-01-01', to: '2027-02-01' }, today, [])).toEqual([]);
  });

  it('stops when the assignment ends', () => {
    const ended = { from: '2026-10-01', to: '2026-10-09' };
    expect(reportWeeks(ended, today, []).map(({ week }) => week)).toEqual(['2026-W41', '2026-W40']);
  });
});
