import type { LoadSpan } from '../consultants/load.ts';
import { addDays, type IsoDate } from '../time/day.ts';
import { includesDay, type Period } from '../time/period.ts';

/** Some days with a share of full time, in percent. */
export type ShareOfTime = Period & { readonly percent: number };

/**
 * A consultant's time as a step function, from what they have stated and what is booked: the same
 * reckoning that `private.rebuild_capacity` keeps for matching. Days with neither are left out.
 */
export function loadSpans(
  available: readonly ShareOfTime[],
  booked: readonly ShareOfTime[],
): LoadSpan[] {
  const edges = [...available, ...booked].flatMap(({ from, to }) => [from, addDays(to, 1)]);
  const days = [...new Set(edges)].sort();
  return days.slice(0, -1).flatMap((from, index) => {
    const next = days[index + 1];
    const shares = { available: shareOn(available, from), booked: shareOn(booked, from) };
    if (next === undefined || (shares.available === 0 && shares.booked === 0)) return [];
    const free = Math.max(0, shares.available - shares.booked);
    return [{ from, to: addDays(next, -1), ...shares, free }];
  });
}

function shareOn(shares: readonly ShareOfTime[], day: IsoDate): number {
  const own = shares.filter((share) => includesDay(share, day));
  return own.reduce((sum, { percent }) => sum + percent, 0);
}
