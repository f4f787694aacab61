import { addDays, type IsoDate } from '../time/day.ts';
import { overlapOf, type Period } from '../time/period.ts';
import { addWeeks, mondayOf, weekOf, type IsoWeek } from '../time/week.ts';

/** A consultant's time over some days, in percent of full time. */
export type LoadSpan = Period & {
  readonly available: number;
  readonly booked: number;
  readonly free: number;
};

/** The mean of a week's Monday to Friday, whole percent. */
export type LoadWeek = {
  readonly week: IsoWeek;
  readonly available: number;
  readonly booked: number;
  readonly free: number;
};

/** Days on which less time is free than wanted. */
export type Shortage = Period & { readonly free: number };

const NOTHING = { available: 0, booked: 0, free: 0 } as const;

/** The load week by week from the week of a day. Days that no span covers count as nothing. */
export function loadByWeek(spans: readonly LoadSpan[], from: IsoDate, weeks: number): LoadWeek[] {
  return Array.from({ length: weeks }, (_, index) => {
    const week = addWeeks(weekOf(from), index);
    const days = [0, 1, 2, 3, 4].map((offset) => spanAt(spans, addDays(mondayOf(week), offset)));
    const mean = (part: keyof typeof NOTHING) =>
      Math.round(days.reduce((sum, span) => sum + span[part], 0) / days.length);
    return { week, available: mean('available'), booked: mean('booked'), free: mean('free') };
  });
}

/**
 * The days of a period on which less than the wanted share is free, in order; days that no span
 * covers have nothing free. Neighbouring days with equal free time are told as one.
 */
export function shortagesOf(
  spans: readonly LoadSpan[],
  wanted: Period & { readonly percent: number },
): Shortage[] {
  const short = fillGaps(spans, wanted).filter(({ free }) => free < wanted.percent);
  return short.reduce<Shortage[]>(joinNeighbours, []);
}

function fillGaps(spans: readonly LoadSpan[], within: Period): Shortage[] {
  const filled: Shortage[] = [];
  let next = within.from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const common = overlapOf(span, within);
    if (!common) continue;
    if (common.from > next) filled.push({ from: next, to: addDays(common.from, -1), free: 0 });
    filled.push({ ...common, free: span.free });
    next = addDays(common.to, 1);
  }
  return next <= within.to ? [...filled, { from: next, to: within.to, free: 0 }] : filled;
}

function joinNeighbours(joined: Shortage[], next: Shortage): Shortage[] {
  const last = joined.at(-1);
  if (!last || last.free !== next.free || addDays(last.to, 1) !== next.from) {
    return [...joined, next];
  }
  return [...joined.slice(0, -1), { ...last, to: next.to }];
}

function spanAt(spans: readonly LoadSpan[], day: IsoDate): Omit<LoadSpan, keyof Period> {
  return spans.find(({ from, to }) => from <= day && day <= to) ?? NOTHING;
}
