import type { Ore } from '../money/ore.ts';
import { addDays, dayParts, type IsoDate } from '../time/day.ts';
import type { Period } from '../time/period.ts';

/** A month as `YYYY-MM`. */
export type IsoMonth = string;

/** A month of the books. */
export interface LedgerMonth {
  readonly month: IsoMonth;
  readonly vouchers: number;
  readonly debitOre: Ore;
  /** Null while it is open. */
  readonly closed: { readonly at: string; readonly by: string | null } | null;
}

/** Something that is still open before a month is closed. */
export interface OpenWork {
  readonly kind: string;
  readonly items: number;
  readonly minutes: number;
}

/** Whether the text is a month: `2026-02`. */
export function isIsoMonth(text: string): text is IsoMonth {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The month of a day. */
export function monthOf(day: IsoDate): IsoMonth {
  return day.slice(0, 7);
}

/** First and last day of a month. */
export function monthPeriod(month: IsoMonth): Period {
  const from = `${month}-01`;
  return { from, to: addDays(firstOfNext(from), -1) };
}

/** The month before. */
export function previousMonth(month: IsoMonth): IsoMonth {
  return monthOf(addDays(`${month}-01`, -1));
}

/** The quarter a month lies in, both ends included. */
export function quarterPeriod(month: IsoMonth): Period {
  const { year, month: number } = dayParts(`${month}-01`);
  const last = Math.ceil(number / 3) * 3;
  const at = (each: number) => `${year}-${String(each).padStart(2, '0')}`;
  return { from: `${at(last - 2)}-01`, to: monthPeriod(at(last)).to };
}

/** The month or quarter that a period is, or null when it is neither. */
export function partOfYear(
  period: Period,
): { year: number; month: number } | { year: number; quarter: number } | null {
  const month = monthOf(period.from);
  const { year, month: number } = dayParts(`${month}-01`);
  const isSame = (other: Period) => other.from === period.from && other.to === period.to;
  if (isSame(monthPeriod(month))) return { year, month: number };
  return isSame(quarterPeriod(month)) ? { year, quarter: Math.ceil(number / 3) } : null;
}

/** The year of a day, from its first day until the day itself. */
export function yearUntil(day: IsoDate): Period {
  return { from: `${day.slice(0, 4)}-01-01`, to: day };
}

/** A month is over when its last day has passed. */
export function isOver(month: IsoMonth, today: IsoDate): boolean {
  return monthPeriod(month).to < today;
}

function firstOfNext(first: IsoDate): IsoDate {
  return `${monthOf(addDays(first, 31))}-01`;
}
