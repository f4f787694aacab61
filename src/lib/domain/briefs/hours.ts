import { addDays, isIsoDate } from '../time/day.ts';
import { isBankDay } from '../time/working-days.ts';
import type { Period } from '../time/period.ts';
import type { TimeRow } from './brief-draft.ts';
import type { BriefTime } from './brief.ts';
import { plannedMinutes } from './price.ts';

/** Nobody plans longer than the stored calendar (2024–2035) is. */
const MOST_DAYS = 12 * 366;

/** Working days of a period: those when Swedish banks are open, both ends included. */
export function workingDaysOf({ from, to }: Period): number {
  let count = 0;
  let day = from;
  for (let step = 0; day <= to && step < MOST_DAYS; step += 1, day = addDays(day, 1)) {
    if (isBankDay(day)) count += 1;
  }
  return count;
}

/** Minutes that ranges come to: percent of eight hours on each working day. */
export function minutesOf(times: readonly BriefTime[]): number {
  return times.reduce(
    (sum, { period, percent }) => sum + plannedMinutes(workingDaysOf(period), percent),
    0,
  );
}

/** What typed ranges come to as far as they can be read; null when none can. */
export function typedMinutes(rows: readonly TimeRow[]): number | null {
  const times = rows.flatMap(({ startsOn, endsOn, percent }) => {
    const isRange = isIsoDate(startsOn) && isIsoDate(endsOn) && startsOn <= endsOn;
    const share = Number(percent.trim());
    if (!isRange || !Number.isInteger(share) || share < 1 || share > 100) return [];
    return [{ period: { from: startsOn, to: endsOn }, percent: share }];
  });
  return times.length > 0 ? minutesOf(times) : null;
}

/**
 * The share of full time that hours come to over a period, rounded up to whole per cent and kept
 * within 1–100.
 */
export function percentOfHours(hours: number, period: Period): number {
  const full = workingDaysOf(period) * 8;
  if (full <= 0) return 100;
  return Math.min(100, Math.max(1, Math.ceil((hours * 100) / full)));
}
