/** A calendar day as `YYYY-MM-DD`, without time of day and therefore without time zone. */
export type IsoDate = string;

/** ISO 8601 weekday: Monday = 1 … Sunday = 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
// 1970-01-01, the day that Date.UTC counts from, was a Thursday.
const WEEKDAYS_FROM_EPOCH: readonly Weekday[] = [4, 5, 6, 7, 1, 2, 3];

/** Whether the text is a day that exists: right shape, and not 30 February. */
export function isIsoDate(text: string): boolean {
  return epochDayOrNull(text) !== null;
}

/**
 * Checks a day from outside.
 * @throws RangeError when the text has another shape or names a day that does not exist
 */
export function parseIsoDate(text: string): IsoDate {
  epochDay(text);
  return text;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: IsoDate, days: number): IsoDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`Not a whole number of days: ${days}`);
  return fromEpochDay(epochDay(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from);
}

/** Orders days for `sort`: negative when `a` is earlier, 0 when equal. */
export function compareDays(a: IsoDate, b: IsoDate): number {
  return epochDay(a) - epochDay(b);
}

/** Day of the week, Monday = 1 … Sunday = 7. */
export function weekday(day: IsoDate): Weekday {
  const index = ((epochDay(day) % 7) + 7) % 7;
  return WEEKDAYS_FROM_EPOCH[index] ?? 1;
}

/** Year, month (1–12) and day of month of a day. */
export function dayParts(day: IsoDate): { year: number; month: number; dayOfMonth: number } {
  epochDay(day);
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return { year, month, dayOfMonth };
}

function epochDay(text: string): number {
  const found = epochDayOrNull(text);
  if (found === null) throw new RangeError(`Not a day: ${text}`);
  return found;
}

function epochDayOrNull(text: string): number | null {
  const [, year, month, dayOfMonth] = SHAPE.exec(text) ?? [];
  if (year === undefined || Number(year) < 100) return null;
  const epoch = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)) / DAY_MS;
  // Date.UTC carries impossible days over (30 February becomes 2 March): the way back shows it.
  return fromEpochDay(epoch) === text ? epoch : null;
}

function fromEpochDay(epoch: number): IsoDate {
  return new Date(epoch * DAY_MS).toISOString().slice(0, 10);
}
