import type { ReadyWeek } from '$lib/domain/agency/ready-to-invoice.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Approved timesheets that are not invoiced yet, the oldest week first; of one assignment or all. */
export async function listReadyWeeks(db: Db, assignmentId?: string): Promise<ReadyWeek[]> {
  let query = db.from('timesheet_sums').select('*').eq('state', 'approved');
  if (assignmentId !== undefined) query = query.eq('assignment_id', assignmentId);
  const rows = unwrap(await query.order('week_start').order('assignment_number'));
  return rows.map((row) => ({
    timesheetId: row.timesheet_id,
    assignmentId: row.assignment_id,
    assignmentNumber: row.assignment_number,
    title: row.title,
    companyName: row.company_name,
    consultantName: row.consultant_name,
    monday: row.week_start,
    minutes: row.minutes ?? 0,
    amountOre: row.amount_ore ?? 0,
  }));
}
