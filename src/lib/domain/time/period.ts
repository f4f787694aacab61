import { addDays, isIsoDate, type IsoDate } from './day.ts';

/** A period of days, both ends included, as people say it. */
export type Period = { readonly from: IsoDate; readonly to: IsoDate };

const RANGE = /^([[(])(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})([\])])$/u;

/**
 * Reads a range of days as the database writes it: half-open, `[2026-01-01,2026-02-01)`.
 * @throws RangeError when the text is not a bounded range of at least one day
 */
export function parsePeriod(range: string): Period {
  const [, opens = '', first = '', end = '', closes = ''] = RANGE.exec(range) ?? [];
  if (!isIsoDate(first) || !isIsoDate(end)) throw new RangeError(`Not a range of days: ${range}`);
  const from = opens === '[' ? first : addDays(first, 1);
  const to = closes === ']' ? end : addDays(end, -1);
  if (to < from) throw new RangeError(`Not a range of days: ${range}`);
  return { from, to };
}

/** Whether a day lies in the period. */
export function includesDay(period: Period, day: IsoDate): boolean {
  return period.from <= day && day <= period.to;
}

/** The days two periods have in common, or null when there are none. */
export function overlapOf(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}
