import Holidays from 'date-holidays';
import { compareDays, type IsoDate } from './day.ts';

/** A day on which Swedish banks are closed although it may be a weekday. */
export interface Holiday {
  readonly day: IsoDate;
  readonly nameSv: string;
  readonly nameEn: string;
}

/** First and last year of the list that is stored in the database. */
export const STORED_HOLIDAY_YEARS = { first: 2024, last: 2035 } as const;

const inSwedish = new Holidays('SE', { languages: ['sv'], types: ['public', 'bank'] });
const inEnglish = new Holidays('SE', { languages: ['en'], types: ['public', 'bank'] });

/**
 * Public holidays (lag 1989:253 om allmänna helgdagar) and the three eves on which banks are
 * closed (midsommarafton, julafton, nyårsafton), in order of day.
 */
export function swedishHolidays(year: number): IsoDate[] {
  return namedHolidays(year).map((holiday) => holiday.day);
}

/**
 * The holidays of some years with their names in both languages: what the database's own list
 * is generated from, so that both sides agree on what a bank day is.
 */
export function holidayList(
  first: number = STORED_HOLIDAY_YEARS.first,
  last: number = STORED_HOLIDAY_YEARS.last,
): Holiday[] {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.flatMap(namedHolidays);
}

function namedHolidays(year: number): Holiday[] {
  const english = new Map(daysAndNames(inEnglish, year));
  return daysAndNames(inSwedish, year)
    .map(([day, nameSv]) => ({ day, nameSv, nameEn: english.get(day) ?? nameSv }))
    .sort((a, b) => compareDays(a.day, b.day));
}

function daysAndNames(calendar: Holidays, year: number): [IsoDate, string][] {
  return calendar.getHolidays(year).map((entry) => [entry.date.slice(0, 10), entry.name]);
}
