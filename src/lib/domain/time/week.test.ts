import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWeeks, daysOfWeek, isIsoWeek, mondayOf, weekOf, weekParts } from './week.ts';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((offset) => new Date(offset * 86_400_000).toISOString().slice(0, 10));

describe('weekOf', () => {
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('%s lies in %s', (text, week) => {
    expect(weekOf(text)).toBe(week);
  });

  it('gives a week that contains the day', () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(daysOfWeek(weekOf(text))).toContain(text);
      }),
    );
  });
});

describe('isIsoWeek', () => {
  it('knows which years have a week 53', () => {
    expect(isIsoWeek('2026-W53')).toBe(true);
    expect(isIsoWeek('2025-W53')).toBe(false);
  });

  it.each(['2026-W00', '2026-W54', '2026-48', '2026-w48', ''])('refuses "%s"', (text) => {
    expect(isIsoWeek(text)).toBe(false);
    expect(() => mondayOf(text)).toThrow(RangeError);
  });
});

it('lists the days of a week over the turn of the year', () => {
  expect(daysOfWeek('2026-W53')).toEqual([
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ]);
});

it('moves by weeks over the turn of the year', () => {
  expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
  expect(addWeeks('2027-W01', -2)).toBe('2026-W52');
  expect(weekParts('2027-W01')).toEqual({ year: 2027, number: 1 });
});
