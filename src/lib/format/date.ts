import { dayParts, type IsoDate } from '$lib/domain/time/day.ts';
import { weekParts, type IsoWeek } from '$lib/domain/time/week.ts';
import type { Locale } from './locale.ts';
import { NBSP } from './number.ts';

const EN_DASH = '\u2013';

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};

// Abbreviated as Språkrådet and British usage have it; "mars", "maj", "juni", "juli" are kept.
const SHORT_MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  sv: 'jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

/** A day in full: `23 november 2026`, `23 November 2026`. */
export function formatDate(day: IsoDate, locale: Locale): string {
  return written(day, MONTHS[locale]);
}

/** A day for tables and small print: `23 nov. 2026`, `23 Nov 2026`. */
export function formatShortDate(day: IsoDate, locale: Locale): string {
  return written(day, SHORT_MONTHS[locale]);
}

/**
 * A period, both days included, with what they share said once: `1–30 november 2026`,
 * `28 oktober–3 november 2026`, in English `28 October – 3 November 2026`.
 */
export function formatDateRange(from: IsoDate, to: IsoDate, locale: Locale): string {
  return rangeOf(from, to, MONTHS[locale], locale);
}

/** A period as `formatDateRange`, with short months: `28 okt.–3 nov. 2026`. */
export function formatShortDateRange(from: IsoDate, to: IsoDate, locale: Locale): string {
  return rangeOf(from, to, SHORT_MONTHS[locale], locale);
}

/** A week: `vecka 48, 2026`, `week 48, 2026`. */
export function formatWeek(week: IsoWeek, locale: Locale): string {
  const { number, year } = weekParts(week);
  return `${locale === 'sv' ? 'vecka' : 'week'}${NBSP}${number}, ${year}`;
}

function rangeOf(from: IsoDate, to: IsoDate, months: readonly string[], locale: Locale): string {
  if (from === to) return written(to, months);
  const [first, last] = [dayParts(from), dayParts(to)];
  if (first.year !== last.year) return join(written(from, months), written(to, months), locale);
  if (first.month === last.month) {
    return `${first.dayOfMonth}${EN_DASH}${written(to, months)}`;
  }
  return join(dayAndMonth(from, months), written(to, months), locale);
}

/** Ends that hold spaces themselves are kept apart by spaces in English, not in Swedish. */
function join(from: string, to: string, locale: Locale): string {
  return locale === 'sv' ? `${from}${EN_DASH}${to}` : `${from} ${EN_DASH} ${to}`;
}

function written(day: IsoDate, months: readonly string[]): string {
  return `${dayAndMonth(day, months)} ${dayParts(day).year}`;
}

function dayAndMonth(day: IsoDate, months: readonly string[]): string {
  const { month, dayOfMonth } = dayParts(day);
  return `${dayOfMonth}${NBSP}${months[month - 1] ?? ''}`;
}
