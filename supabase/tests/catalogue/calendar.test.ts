import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBankDay } from '$lib/domain/time/working-days.ts';
import { closeDatabase, database } from '#tests/support/database.ts';

type Day = { day: string; is_working: boolean; working_days_before: number };

describe('the stored calendar', () => {
  let days: Day[];
  beforeAll(async () => {
    const { rows } = await database().query<Day>(
      'select day::text, is_working, working_days_before from public.calendar_days order by day',
    );
    days = rows;
  });
  afterAll(closeDatabase);

  it('has every day of 2024–2035 and the day on which the last range may end', () => {
    expect(days).toHaveLength(4384);
    expect(days[0]?.day).toBe('2024-01-01');
    expect(days.at(-1)?.day).toBe('2036-01-01');
  });

  it('agrees with the domain on what a bank day is', () => {
    expect(days.filter(({ day, is_working }) => is_working !== isBankDay(day))).toEqual([]);
  });

  it('counts the working days before each day', () => {
    let before = 0;
    for (const { day, is_working, working_days_before } of days) {
      expect(working_days_before, day).toBe(before);
      if (is_working) before += 1;
    }
  });
});
