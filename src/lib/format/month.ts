import { dayParts, type IsoDate } from '../domain/time/day.ts';
import type { Locale } from './locale.ts';

const NAMES = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  en: 'January February March April May June July August September October November December',
} as const;

/** The month of a day with its year: "november 2026" or "November 2026". */
export function monthName(day: IsoDate, locale: Locale): string {
  const { year, month } = dayParts(day);
  return `${NAMES[locale].split(' ')[month - 1] ?? ''} ${year}`;
}
