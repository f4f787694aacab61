import type { IsoDate } from '$lib/domain/time/day.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import { formatWeek } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';

/** The week of a Monday as a heading begins: `Vecka 48, 2026`. */
export function weekTitle(monday: IsoDate, locale: Locale): string {
  const text = formatWeek(weekOf(monday), locale);
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
