import { formatDate, formatShortDate } from './date.ts';
import type { Locale } from './locale.ts';

const swedish = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The day a moment falls on in Sweden. @param instant ISO 8601 as the database writes it */
export function dayOfInstant(instant: string): string {
  return swedish.format(new Date(instant)).slice(0, 10);
}

/** A moment as a day in full: `23 november 2026`. */
export function formatInstantDate(instant: string, locale: Locale): string {
  return formatDate(dayOfInstant(instant), locale);
}

/** A moment with its time in Sweden: `23 nov. 2026 kl. 09.30`, `23 Nov 2026, 09:30`. */
export function formatInstant(instant: string, locale: Locale): string {
  const time = swedish.format(new Date(instant)).slice(11, 16);
  const day = formatShortDate(dayOfInstant(instant), locale);
  return locale === 'sv' ? `${day} kl.\u00A0${time.replace(':', '.')}` : `${day}, ${time}`;
}

/** The time of day in Sweden, as `14:05` in both languages: for what happened just now. */
export function formatTime(instant: string): string {
  return swedish.format(new Date(instant)).slice(11, 16);
}
