import { multiply } from '../money/multiply.ts';
import type { Ore } from '../money/ore.ts';

/** A working day in minutes (8 hours). */
const DAY_MINUTES = 480;

/** Working days of an average month, as the price per month counts them. */
const DAYS_PER_MONTH = 21;

/**
 * Minutes in a share of full time: working days × 8 hours × percent, rounded half up to whole
 * minutes, as the database plans an assignment.
 */
export function plannedMinutes(workingDays: number, percent: number): number {
  return Math.floor((workingDays * DAY_MINUTES * percent + 50) / 100);
}

/**
 * What an average month costs the client: 21 working days × 8 hours × share × price per hour,
 * excluding VAT. For overviews; an invoice counts the hours that were worked.
 */
export function monthlyPrice(rateOre: Ore, percent: number): Ore {
  return multiply(rateOre, plannedMinutes(DAYS_PER_MONTH, percent));
}

/** What a whole period costs the client when every planned hour is worked, excluding VAT. */
export function periodPrice(rateOre: Ore, workingDays: number, percent: number): Ore {
  return multiply(rateOre, plannedMinutes(workingDays, percent));
}
