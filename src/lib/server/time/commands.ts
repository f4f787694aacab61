import type { TimeEntry } from '$lib/domain/time/timesheet.ts';
import { mondayOf, type IsoWeek } from '$lib/domain/time/week.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A week to save: which one, the version the page was opened with (1 for a new one), the rows. */
export type WeekToSave = {
  assignmentId: string;
  week: IsoWeek;
  version: number;
  entries: readonly TimeEntry[];
};

/**
 * Replaces a week's rows.
 * @returns the timesheet's id
 * @throws {DomainError} `stale_page`, `timesheet_locked`, `day_outside_assignment`,
 * `day_in_future`, `day_too_long`, `goal_of_other_assignment`, `assignment_cancelled`, 404
 */
export async function saveTimesheet(db: Db, sheet: WeekToSave): Promise<string> {
  const rows = sheet.entries.map(({ workDate, minutes, activity, goalId }) => ({
    work_date: workDate,
    minutes,
    activity,
    goal_id: goalId,
  }));
  const result = await db.rpc('save_timesheet', {
    p_assignment_id: sheet.assignmentId,
    p_week_start: mondayOf(sheet.week),
    p_entries: rows,
    p_version: sheet.version,
  });
  return unwrap(result);
}

/** Hands in a saved week. @throws {DomainError} `timesheet_empty`, `transition_refused` */
export async function submitTimesheet(db: Db, timesheetId: string): Promise<void> {
  unwrapMaybe(await db.rpc('submit_timesheet', { p_timesheet_id: timesheetId }));
}
