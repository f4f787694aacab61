import { z } from 'zod';
import { overlappingRanges } from '../domain/consultants/availability.ts';
import { day } from './field-day.ts';

const percent = z
  .string('required')
  .trim()
  .min(1, 'required')
  .transform((text) => text.replace(/\s*%$/u, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,3}$/u, 'percent_zero')
      .transform(Number),
  )
  .pipe(z.number().max(100, 'percent_zero'));

const range = z
  .object({ starts_on: day, ends_on: day, percent })
  .refine((row) => row.starts_on <= row.ends_on, { path: ['ends_on'], error: 'date_order' });

const blank = z
  .object({
    starts_on: z.string().trim().length(0),
    ends_on: z.string().trim().length(0),
    percent: z.string(),
  })
  .transform(() => null);

/**
 * The availability form: rows of first day, last day and share of full time. Rows without days are
 * left out; a row that shares a day with an earlier one is refused where it stands.
 */
export const availabilitySchema = z.object({
  rows: z
    .array(z.union([blank, range]))
    .max(60, 'too_many_rows:60')
    .default([])
    .transform(toRanges),
});

function toRanges(rows: readonly (z.output<typeof range> | null)[], context: z.RefinementCtx) {
  const kept = rows.flatMap((row, index) => (row ? [{ row, index }] : []));
  const ranges = kept.map(({ row }) => ({
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    percent: row.percent,
  }));
  for (const position of overlappingRanges(ranges)) {
    const path = [kept[position]?.index ?? 0, 'starts_on'];
    context.addIssue({ code: 'custom', path, message: 'overlap' });
  }
  return ranges;
}
