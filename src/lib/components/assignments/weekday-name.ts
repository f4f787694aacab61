import { weekday, type IsoDate } from '$lib/domain/time/day.ts';
import { m } from '$lib/paraglide/messages.js';

const NAMES = [
  m.assignments_weekday_1,
  m.assignments_weekday_2,
  m.assignments_weekday_3,
  m.assignments_weekday_4,
  m.assignments_weekday_5,
  m.assignments_weekday_6,
  m.assignments_weekday_7,
] as const;

/** The day of the week, short: "mån", "Mon". */
export function weekdayName(day: IsoDate): string {
  return NAMES[weekday(day) - 1]?.() ?? '';
}
