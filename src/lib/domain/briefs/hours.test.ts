import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf, percentOfHours, typedMinutes, workingDaysOf } from './hours.ts';

describe('hours', () => {
  it('count Swedish working days, without Christmas', () => {
    expect(workingDaysOf({ from: '2026-12-21', to: '2027-01-03' })).toBe(6);
    expect(workingDaysOf({ from: '2026-12-26', to: '2026-12-27' })).toBe(0);
  });

  it('are percent of eight hours a day, ranges together', () => {
    const week = { from: '2027-02-01', to: '2027-02-05' };
    const next = { from: '2027-02-08', to: '2027-02-12' };
    expect(minutesOf([{ period: week, percent: 50 }])).toBe(20 * 60);
    expect(
      minutesOf([
        { period: week, percent: 50 },
        { period: next, percent: 25 },
      ]),
    ).toBe(30 * 60);
  });

  it('of what is typed are counted as far as it can be read', () => {
    const row = { startsOn: '2027-02-01', endsOn: '2027-02-05', percent: '50' };
    expect(typedMinutes([row, { ...row, percent: 'halva' }, { ...row, endsOn: '' }])).toBe(1200);
    expect(typedMinutes([{ ...row, endsOn: '2027-01-01' }])).toBeNull();
  });

  it('turn into a share that covers them, never above full time', () => {
    const period = { from: '2027-02-01', to: '2027-03-31' };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (hours) => {
        const percent = percentOfHours(hours, period);
        expect(percent).toBeGreaterThanOrEqual(1);
        expect(percent).toBeLessThanOrEqual(100);
        if (percent < 100) {
          expect(minutesOf([{ period, percent }])).toBeGreaterThanOrEqual(hours * 60);
        }
      }),
    );
  });
});
