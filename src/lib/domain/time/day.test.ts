import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareDays,
  dayParts,
  daysBetween,
  isIsoDate,
  parseIsoDate,
  weekday,
} from './day.ts';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((offset) => new Date(offset * 86_400_000).toISOString().slice(0, 10));

describe('isIsoDate', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '1969-12-31'])('accepts %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20261123',
    '2026-11-23T00:00:00Z',
    ' 2026-11-23',
    '0001-01-01',
    '',
  ])('refuses "%s"', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => parseIsoDate(text)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it('knows that 30 days are not a month', () => {
    expect(addDays('2026-01-31', 30)).toBe('2026-03-02');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });

  it('is not disturbed by the change to and from summer time', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        expect(Math.sign(compareDays(to, from))).toBe(Math.sign(days));
      }),
    );
  });

  it('refuses parts of a day', () => {
    expect(() => addDays('2026-11-23', 0.5)).toThrow(RangeError);
  });
});

describe('weekday', () => {
  it('counts from Monday', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-29')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  it('goes round in seven', () => {
    fc.assert(
      fc.property(day, (from) => {
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
        expect(weekday(addDays(from, 1))).toBe((weekday(from) % 7) + 1);
      }),
    );
  });
});

it('splits a day into its parts', () => {
  expect(dayParts('2026-11-03')).toEqual({ year: 2026, month: 11, dayOfMonth: 3 });
});
