import { dayParts, type IsoDate } from '$lib/domain/time/day.ts';
import { formatDate, formatShortDate } from '$lib/format/date.ts';
import { getLocale } from '$lib/paraglide/runtime.js';

/** The month of a day: "november 2026", or "nov." for axes. */
export function monthName(day: IsoDate, length: 'long' | 'short' = 'long'): string {
  const first = `${day.slice(0, 7)}-01`;
  const written = (length === 'long' ? formatDate : formatShortDate)(first, getLocale());
  const named = written.replace(/^1\s/u, '');
  return length === 'long' ? named : named.replace(` ${dayParts(first).year}`, '');
}

/** The month of a day as a row or heading begins: "November 2026". */
export function monthTitle(day: IsoDate): string {
  const name = monthName(day);
  return name.charAt(0).toLocaleUpperCase(getLocale()) + name.slice(1);
}
