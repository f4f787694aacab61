import type { EarnedWeek } from '$lib/domain/time/earnings.ts';
import type { SavedWeek } from '$lib/domain/time/report-weeks.ts';
import {
  TIMESHEET_STATES,
  type TimeEntry,
  type TimesheetState,
} from '$lib/domain/time/timesheet.ts';
import { mondayOf, weekOf, type IsoWeek } from '$lib/domain/time/week.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A saved week with its rows. */
export type OwnTimesheet = {
  id: string;
  state: TimesheetState;
  version: number;
  rejectReason: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
  entries: TimeEntry[];
};

// Twenty years of weeks; the API answers with no more rows than this at a time.
const MOST_WEEKS = 1000;

/** Every saved week of a consultant with its sums and fee, latest first. */
export async function listOwnWeeks(
  db: Db,
  consultantId: string,
): Promise<(SavedWeek & EarnedWeek)[]> {
  const result = await db
    .from('timesheet_sums')
    .select('*')
    .eq('consultant_id', consultantId)
    .order('week_start', { ascending: false })
    .limit(MOST_WEEKS);
  return unwrap(result).map((row) => ({
    assignmentId: row.assignment_id ?? '',
    assignmentNumber: row.assignment_number ?? 0,
    title: row.title ?? '',
    companyName: row.company_name ?? '',
    week: weekOf(row.week_start ?? ''),
    monday: row.week_start ?? '',
    state: toState(row.state),
    minutes: row.minutes ?? 0,
    feeOre: row.fee_ore ?? 0,
    rejectReason: row.reject_reason,
  }));
}

/** A week of an assignment, or null when nothing has been saved. */
export async function findTimesheet(
  db: Db,
  assignmentId: string,
  week: IsoWeek,
): Promise<OwnTimesheet | null> {
  const query = db.from('timesheets').select('*').eq('assignment_id', assignmentId);
  const result = await query.eq('week_start', mondayOf(week)).maybeSingle();
  const row = unwrapMaybe(result);
  if (!row) return null;
  return {
    id: row.id,
    state: toState(row.state),
    version: row.version,
    rejectReason: row.reject_reason,
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    entries: await listEntries(db, row.id),
  };
}

async function listEntries(db: Db, timesheetId: string): Promise<TimeEntry[]> {
  const query = db.from('time_entries').select('*').eq('timesheet_id', timesheetId);
  return unwrap(await query.order('position')).map((row) => ({
    workDate: row.work_date,
    minutes: row.minutes,
    activity: row.activity,
    goalId: row.goal_id,
  }));
}

function toState(text: string | null): TimesheetState {
  const state = TIMESHEET_STATES.find((known) => known === text);
  if (!state) throw new Error(`Unknown state of a timesheet: ${text}`);
  return state;
}
