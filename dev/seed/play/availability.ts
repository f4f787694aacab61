import { addDays, dayParts, type IsoDate } from '#lib/domain/time/day.ts';
import type { Pattern } from '../data/person.ts';

/** Days are both included. */
export type FreeTime = { starts_on: IsoDate; ends_on: IsoDate; percent: number };

/** When somebody with this pattern is free, from about a year back to a year ahead. */
export function freeTime(pattern: Pattern, today: IsoDate): FreeTime[] {
  const from = addDays(today, -400);
  const to = addDays(today, 400);
  switch (pattern) {
    case 'full':
      return [range(from, addDays(today, 200), 100), range(addDays(today, 201), to, 60)];
    case 'mostly':
      return [range(from, addDays(today, 90), 80), range(addDays(today, 91), to, 100)];
    case 'half':
      return [range(from, to, 50)];
    case 'fromNextMonth':
      return [range(nextMonth(today), to, 100)];
    case 'untilSummer':
      return [range(from, nextJune(today), 100)];
  }
}

function range(starts_on: IsoDate, ends_on: IsoDate, percent: number): FreeTime {
  return { starts_on, ends_on, percent };
}

function nextMonth(today: IsoDate): IsoDate {
  const { year, month } = dayParts(today);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

function nextJune(today: IsoDate): IsoDate {
  const { year, month } = dayParts(today);
  return `${month < 5 ? year : year + 1}-06-30`;
}
