import { addDays, dayParts, daysBetween, weekday, type IsoDate } from './day.ts';

/** An ISO 8601 week as `YYYY-Www`, e.g. `2026-W48`. The year is the week's, not the calendar's. */
export type IsoWeek = string;

const SHAPE = /^(\d{4})-W(\d{2})$/;

/** The ISO week a day lies in: that of its Thursday (ISO 8601). */
export function weekOf(day: IsoDate): IsoWeek {
  const thursday = addDays(day, 4 - weekday(day));
  const { year } = dayParts(thursday);
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Whether the text is a week that exists; week 53 exists only in some years. */
export function isIsoWeek(text: string): boolean {
  const monday = mondayOrNull(text);
  return monday !== null && weekOf(monday) === text;
}

/**
 * The Monday a week begins with.
 * @throws RangeError when the text is not a week that exists
 */
export function mondayOf(week: IsoWeek): IsoDate {
  const monday = mondayOrNull(week);
  if (monday === null || weekOf(monday) !== week) throw new RangeError(`Not a week: ${week}`);
  return monday;
}

/** The seven days of a week, Monday first. */
export function daysOfWeek(week: IsoWeek): IsoDate[] {
  const monday = mondayOf(week);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The week `weeks` later (earlier when negative). */
export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return weekOf(addDays(mondayOf(week), 7 * weeks));
}

/** Year and number of a week, e.g. 2026 and 48. */
export function weekParts(week: IsoWeek): { year: number; number: number } {
  mondayOf(week);
  return { year: Number(week.slice(0, 4)), number: Number(week.slice(6)) };
}

function mondayOrNull(text: string): IsoDate | null {
  const [, year, number] = SHAPE.exec(text) ?? [];
  if (year === undefined || Number(year) < 100) return null;
  // 4 January always lies in week 1 (ISO 8601).
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + 7 * (Number(number) - 1));
}
