import { z } from 'zod';
import { parseHours } from '../domain/time/hours.ts';
import { isIsoDate } from '../domain/time/day.ts';
import { isEmptyRow } from '../domain/time/timesheet-rows.ts';
import type { TimeEntry } from '../domain/time/timesheet.ts';

const row = z.object({
  work_date: z.string().refine(isIsoDate, 'date'),
  hours: z.string().trim().default(''),
  activity: z.string().trim().max(500, 'too_long:500').default(''),
  goal_id: z.union([z.literal(''), z.uuid('choose')]).default(''),
});

/**
 * The weekly form. Rows in which nothing is typed are left out; a row that is begun needs both
 * hours and what was done. Gives the version the page was opened with and the entries.
 */
export const timesheetSchema = z.object({
  version: z.coerce.number('number').int('number').min(1, 'number'),
  rows: z.array(row).max(100, 'too_many_rows:100').default([]).transform(toEntries),
});

/** As the weekly form, when it is handed in: a week without rows has nothing to hand in. */
export const submittedTimesheetSchema = timesheetSchema.refine(({ rows }) => rows.length > 0, {
  path: ['rows'],
  error: 'rows_missing',
});

export type TimesheetData = z.output<typeof timesheetSchema>;

function toEntries(rows: readonly z.output<typeof row>[], context: z.RefinementCtx): TimeEntry[] {
  return rows.flatMap((typed, index) => {
    if (isEmptyRow(typed)) return [];
    const minutes = parseHours(typed.hours);
    if (minutes === null)
      refuse(context, [index, 'hours'], typed.hours === '' ? 'required' : 'hours');
    if (typed.activity === '') refuse(context, [index, 'activity'], 'required');
    const { work_date: workDate, activity, goal_id: goalId } = typed;
    return [{ workDate, minutes: minutes ?? 0, activity, goalId: goalId === '' ? null : goalId }];
  });
}

function refuse(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}
