import type { ReadyExpense } from '$lib/domain/agency/ready-to-invoice.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Approved expenses that are not invoiced yet, the oldest first; of one assignment or all. */
export async function listReadyExpenses(db: Db, assignmentId?: string): Promise<ReadyExpense[]> {
  const columns = 'id, assignment_id, description, spent_on, net_ore';
  let query = db.from('expenses').select(columns).eq('state', 'approved');
  if (assignmentId !== undefined) query = query.eq('assignment_id', assignmentId);
  const rows = unwrap(await query.order('spent_on').order('id'));
  return rows.map((row) => ({
    expenseId: row.id,
    assignmentId: row.assignment_id,
    description: row.description,
    spentOn: row.spent_on,
    amountOre: row.net_ore,
  }));
}
