import type { UnbilledRow } from '$lib/domain/payouts/self-bill.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** More rows than a year's weeks of everybody; what is left comes when these are billed. */
const MOST_ROWS = 1000;

/** Approved time and expenses on no self-bill, the earliest first; of one consultant when named. */
export async function listUnbilled(db: Db, consultantId?: string): Promise<UnbilledRow[]> {
  const query = db.from('unbilled_sums').select('*').order('day').order('assignment_id');
  const of = consultantId === undefined ? query : query.eq('consultant_id', consultantId);
  return unwrap(await of.limit(MOST_ROWS)).map((row) => ({
    timesheetId: row.timesheet_id,
    expenseId: row.expense_id,
    assignmentId: row.assignment_id ?? '',
    consultantId: row.consultant_id ?? '',
    consultantName: row.consultant_name ?? '',
    title: row.title ?? '',
    companyName: row.company_name ?? '',
    day: row.day ?? '',
    minutes: row.minutes,
    netOre: row.net_ore ?? 0,
  }));
}
