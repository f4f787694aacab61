import { z } from 'zod';
import { overlappingRanges, type AvailabilityRange } from '../domain/consultants/availability.ts';
import { day } from './field-day.ts';

const percent = z
  .string('required')
  .trim()
  .min(1, { error: 'required', abort: true })
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
  .refine((row) => row.starts_on <= row.ends_on, { path: ['ends_on'], error: 'date_order' })
  .transform((row) => ({ startsOn: row.starts_on, endsOn: row.ends_on, percent: row.percent }));

const typedRow = z.object({ starts_on: z.string(), ends_on: z.string(), percent: z.string() });
type TypedRow = z.output<typeof typedRow>;

/**
 * The availability form: rows of first day, last day and share of full time. Rows without days are
 * left out; a row that shares a day with an earlier one is refused where it stands.
 */
export const availabilitySchema = z.object({
  rows: z.array(typedRow).max(60, 'too_many_rows:60').default([]).transform(toRanges),
});

function toRanges(rows: readonly TypedRow[], context: z.RefinementCtx): AvailabilityRange[] {
  const kept = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.starts_on.trim() !== '' || row.ends_on.trim() !== '')
    .flatMap(({ row, index }) => {
      const read = readRow(row, index, context);
      return read ? [{ range: read, index }] : [];
    });
  for (const position of overlappingRanges(kept.map((one) => one.range))) {
    const path = [kept[position]?.index ?? 0, 'starts_on'];
    context.addIssue({ code: 'custom', path, message: 'overlap' });
  }
  return kept.map((one) => one.range);
}

function readRow(row: TypedRow, index: number, context: z.RefinementCtx): AvailabilityRange | null {
  const read = range.safeParse(row);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    context.addIssue({ code: 'custom', path: [index, ...path], message });
  }
  return null;
}
