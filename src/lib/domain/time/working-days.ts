import { addDays, dayParts, weekday, type IsoDate } from './day.ts';
import { swedishHolidays } from './holidays.ts';

const holidaysByYear = new Map<number, ReadonlySet<IsoDate>>();

/**
 * Whether Swedish banks settle payments that day: Monday to Friday, less public holidays,
 * midsommarafton, julafton and nyårsafton.
 */
export function isBankDay(day: IsoDate): boolean {
  return weekday(day) <= 5 && !holidaysIn(dayParts(day).year).has(day);
}

/** The first bank day after a day. */
export function nextBankDay(day: IsoDate): IsoDate {
  return bankDayFrom(addDays(day, 1));
}

/** The day itself when it is a bank day, else the next one. */
export function bankDayFrom(day: IsoDate): IsoDate {
  let candidate = day;
  while (!isBankDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

function holidaysIn(year: number): ReadonlySet<IsoDate> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays = new Set(swedishHolidays(year));
  holidaysByYear.set(year, holidays);
  return holidays;
}
