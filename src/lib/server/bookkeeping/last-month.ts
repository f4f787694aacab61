import { monthOf, monthPeriod, previousMonth } from '$lib/domain/bookkeeping/month.ts';
import type { Period } from '$lib/domain/time/period.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** The last month that is over: what one usually reports. */
export function lastMonth(): Period {
  return monthPeriod(previousMonth(monthOf(todayInSweden())));
}
