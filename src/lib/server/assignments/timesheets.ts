import { z } from 'zod';
import type { TimesheetDetail, TimesheetSummary } from '$lib/domain/assignments/assignment.ts';
import { TIMESHEET_STATES } from '$lib/domain/time/timesheet.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { pageRows, rangeOfPage } from '$lib/server/lists/pages.ts';

/** Of a view no column is known to be filled; these are. */
const sumSchema = z
  .object({
    timesheet_id: z.string(),
    assignment_id: z.string(),
    title: z.string(),
    consultant_name: z.string(),
    week_start: z.string(),
    state: z.enum(TIMESHEET_STATES),
    minutes: z.coerce.number(),
    linked_minutes: z.coerce.number(),
    amount_ore: z.coerce.number(),
    reject_reason: z.string().nullable(),
    version: z.coerce.number(),
  })
  .transform((row) => ({
    id: row.timesheet_id,
    assignmentId: row.assignment_id,
    assignmentTitle: row.title,
    consultantName: row.consultant_name,
    weekStart: row.week_start,
    state: row.state,
    minutes: row.minutes,
    linkedMinutes: row.linked_minutes,
    amountOre: row.amount_ore,
    rejectReason: row.reject_reason,
    version: row.version,
  }));

/** The weeks of an assignment, the latest first; drafts are the consultant's own until submitted. */
export async function listTimesheets(db: Db, assignmentId: string): Promise<TimesheetSummary[]> {
  const result = await db
    .from('timesheet_sums')
    .select('*')
    .eq('assignment_id', assignmentId)
    .neq('state', 'draft')
    .order('week_start', { ascending: false });
  return sumSchema.array().parse(unwrap(result));
}

/** The weeks that wait for a company's approval, the oldest first. */
export async function listTimesheetsToApprove(
  db: Db,
  companyId: string,
): Promise<TimesheetSummary[]> {
  const result = await db
    .from('timesheet_sums')
    .select('*')
    .eq('company_id', companyId)
    .eq('state', 'submitted')
    .order('week_start')
    .limit(50);
  return sumSchema.array().parse(unwrap(result));
}

/** A page of all weeks that a company has been sent, the latest first. */
export async function listCompanyTimesheets(
  db: Db,
  companyId: string,
  page: number,
  perPage: number,
): Promise<TimesheetSummary[]> {
  const query = db.from('timesheet_sums').select('*').eq('company_id', companyId);
  const sent = query.neq('state', 'draft').order('week_start', { ascending: false });
  const result = await sent.order('timesheet_id').range(...rangeOfPage(page, perPage));
  return sumSchema.array().parse(pageRows(result));
}

/** One week of the reader's with its rows, by day. @throws {DomainError} 404 */
export async function getTimesheet(db: Db, id: string): Promise<TimesheetDetail> {
  const [sums, entries] = await Promise.all([
    db.from('timesheet_sums').select('*').eq('timesheet_id', id).maybeSingle(),
    db.from('time_entries').select('*').eq('timesheet_id', id).order('work_date').order('position'),
  ]);
  const sheet = sumSchema.parse(unwrap(sums));
  const goals = await goalTitles(db, sheet.assignmentId);
  return {
    ...sheet,
    rows: unwrap(entries).map((row) => ({
      id: row.id,
      workDate: row.work_date,
      minutes: row.minutes,
      activity: row.activity,
      goal: row.goal_id === null ? null : (goals.get(row.goal_id) ?? null),
    })),
  };
}

/** One week as the agency reads it: a draft is the consultant's own. @throws {DomainError} 404 */
export async function getSubmittedTimesheet(db: Db, id: string): Promise<TimesheetDetail> {
  const sheet = await getTimesheet(db, id);
  if (sheet.state === 'draft') throw new DomainError(404, 'not_found');
  return sheet;
}

async function goalTitles(db: Db, assignmentId: string): Promise<Map<string, string>> {
  const query = db.from('assignment_goals').select('id, title').eq('assignment_id', assignmentId);
  return new Map(unwrap(await query).map((row) => [row.id, row.title]));
}
