import { describe, expect, it } from 'vitest';
import { dayParts } from './day.ts';
import { holidayList, swedishHolidays } from './holidays.ts';

describe('swedishHolidays', () => {
  it('gives the thirteen public holidays and the three eves of 2026', () => {
    expect(swedishHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ]);
  });

  it('has sixteen days in every stored year', () => {
    const list = holidayList();
    for (let year = 2024; year <= 2035; year += 1) {
      const days = list.filter(({ day }) => dayParts(day).year === year);
      expect(new Set(days.map(({ day }) => day)).size).toBe(16);
    }
    expect(list).toHaveLength(12 * 16);
  });
});

describe('holidayList', () => {
  it('names each day in both languages', () => {
    expect(holidayList(2026, 2026)).toContainEqual({
      day: '2026-06-19',
      nameSv: 'midsommarafton',
      nameEn: 'Midsummer Eve',
    });
  });
});
