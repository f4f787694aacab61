import { EXPENSE_CATEGORIES, EXPENSE_STATES, type Expense } from '$lib/domain/expenses/expense.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const COLUMNS = `id, assignment_id, state, spent_on, description, category, net_ore, vat_ore,
  reject_reason, version, assignments!expenses_assignment_id_fkey!inner (title, consultant_name, company_id),
  expense_receipts (media_type)`;

/** The expenses of an assignment, the latest first. */
export async function listExpenses(db: Db, assignmentId: string): Promise<Expense[]> {
  const query = db.from('expenses').select(COLUMNS).eq('assignment_id', assignmentId);
  const rows = unwrap(await query.order('spent_on', { ascending: false }).order('id'));
  return rows.map(toExpense);
}

/** What waits for a company's answer, the oldest first; at most 20. */
export async function listExpensesToApprove(db: Db, companyId: string): Promise<Expense[]> {
  const query = db.from('expenses').select(COLUMNS).eq('state', 'submitted');
  const own = query.eq('assignments.company_id', companyId);
  return unwrap(await own.order('submitted_at').limit(20)).map(toExpense);
}

/** One expense of the reader's. @throws {DomainError} 404 */
export async function getExpense(db: Db, id: string): Promise<Expense> {
  return toExpense(unwrap(await findExpense(db, id)));
}

const findExpense = (db: Db, id: string) =>
  db.from('expenses').select(COLUMNS).eq('id', id).maybeSingle();

type Row = NonNullable<Awaited<ReturnType<typeof findExpense>>['data']>;

function toExpense(row: Row): Expense {
  return {
    id: row.id,
    assignmentId: row.assignment_id,
    assignmentTitle: row.assignments.title,
    consultantName: row.assignments.consultant_name,
    state: EXPENSE_STATES.find((state) => state === row.state) ?? 'submitted',
    spentOn: row.spent_on,
    description: row.description,
    category: EXPENSE_CATEGORIES.find((category) => category === row.category) ?? 'other',
    netOre: row.net_ore,
    vatOre: row.vat_ore,
    rejectReason: row.reject_reason,
    version: row.version,
    hasReceipt: row.expense_receipts !== null,
  };
}
