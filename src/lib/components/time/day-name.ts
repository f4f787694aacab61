import { weekday, type IsoDate } from '$lib/domain/time/day.ts';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const NAMES = [
  m.time_day_1,
  m.time_day_2,
  m.time_day_3,
  m.time_day_4,
  m.time_day_5,
  m.time_day_6,
  m.time_day_7,
] as const;

/** The day of the week: "Måndag". */
export function dayName(day: IsoDate): string {
  return (NAMES[weekday(day) - 1] ?? m.time_day_1)();
}

/** Day of the week and date without the year: "Måndag 16 november". */
export function dayAndDate(day: IsoDate): string {
  const date = formatDate(day, getLocale()).replace(/\s\d{4}$/u, '');
  return `${dayName(day)} ${date}`;
}
