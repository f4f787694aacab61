import { describe, expect, it } from 'vitest';
import { isKept, monthsBack, serviceMeasureSchema } from './service-promise.ts';

describe('monthsBack', () => {
  it.each([
    ['2026-11-26', 0, '2026-11-01'],
    ['2026-01-31', 1, '2025-12-01'],
    ['2026-11-26', -1, '2026-12-01'],
    ['2026-12-31', -1, '2027-01-01'],
  ])('%s, %i back, is %s', (day, months, first) => {
    expect(monthsBack(day, months)).toBe(first);
  });
});

describe('a measure', () => {
  it('is unknown when the cases are few, and kept on the target itself', () => {
    expect(isKept({ p90Days: null }, 2)).toBeNull();
    expect(isKept({ p90Days: 2 }, 2)).toBe(true);
    expect(isKept({ p90Days: 2.1 }, 2)).toBe(false);
  });

  it('comes with numbers as text and gaps as null', () => {
    const row = {
      month: '2026-10-01',
      promise_id: 'review',
      cases: 6,
      ended: 5,
      still_open: 1,
      given_up: 0,
      broken: 1,
      median_days: '1.5',
      p90_days: null,
    };
    expect(serviceMeasureSchema.parse(row)).toMatchObject({ medianDays: 1.5, p90Days: null });
  });
});
