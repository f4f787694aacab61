import { z } from 'zod';
import type { IsoDate } from '../time/day.ts';

export const PROMISES = ['first_shortlist', 'first_answer', 'rematch', 'review'] as const;
export type PromiseId = (typeof PROMISES)[number];

const days = z.coerce.number().nullable();

/** A row of `list_service_measures`: one promise in one month. */
export const serviceMeasureSchema = z
  .object({
    month: z.string(),
    promise_id: z.enum(PROMISES),
    cases: z.number().int(),
    ended: z.number().int(),
    still_open: z.number().int(),
    given_up: z.number().int(),
    broken: z.number().int(),
    median_days: days,
    p90_days: days,
  })
  .transform((row) => ({
    month: row.month,
    promiseId: row.promise_id,
    cases: row.cases,
    ended: row.ended,
    stillOpen: row.still_open,
    givenUp: row.given_up,
    broken: row.broken,
    /** Working days; null when the cases are too few to say anything. */
    medianDays: row.median_days,
    p90Days: row.p90_days,
  }));

export type ServiceMeasure = z.output<typeof serviceMeasureSchema>;

export type ServicePromise = {
  readonly id: PromiseId;
  readonly targetDays: number;
  readonly fewestCases: number;
  /** Latest month first. */
  readonly months: readonly ServiceMeasure[];
};

/** The first day of the month `months` before a day's. */
export function monthsBack(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/** Whether a measure keeps its promise: the 90th percentile within the target; null when unknown. */
export function isKept(
  { p90Days }: Pick<ServiceMeasure, 'p90Days'>,
  targetDays: number,
): boolean | null {
  return p90Days === null ? null : p90Days <= targetDays;
}
