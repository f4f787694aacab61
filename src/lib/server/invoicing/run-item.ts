import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceGround, type InvoiceOrder } from './invoice-ground.ts';
import { amountsOf } from './issue-invoice.ts';
import { invoicePayload } from './invoice-payload.ts';

/**
 * Issues one invoice of a run and notes it, in one transaction of the database. May be called as
 * often as one likes: an item that is done stays as it is. What the rules refuse is noted with its
 * reason; a fault (no answer, a lost connection) is thrown, and the job tries again.
 */
export async function issueRunItem(itemId: string): Promise<void> {
  const order = await findOrder(itemId);
  if (order === null) return;
  const db = serviceClient();
  try {
    const ground = await getInvoiceGround(db, order);
    const p_invoice = invoicePayload(ground.lines, amountsOf(ground));
    unwrapMaybe(await db.rpc('issue_run_item', { p_item_id: itemId, p_invoice }));
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.status === 401) throw cause;
    const { code: p_fault, values } = cause;
    const p_values = JSON.parse(JSON.stringify(values));
    unwrapMaybe(await db.rpc('fail_run_item', { p_item_id: itemId, p_fault, p_values }));
  }
}

/** What an item that waits is made of; null for one that is done. @throws {DomainError} 404 */
async function findOrder(itemId: string): Promise<Required<InvoiceOrder> | null> {
  const columns = `state, invoice_run_sources (timesheet_id, expense_id,
    timesheets (assignment_id), expenses (assignment_id))`;
  const query = serviceClient().from('invoice_run_items').select(columns).eq('id', itemId);
  const { state, invoice_run_sources: sources } = unwrap(await query.maybeSingle());
  if (state !== 'waiting') return null;
  const owners = sources.flatMap((source) => source.timesheets ?? source.expenses ?? []);
  return {
    assignmentIds: [...new Set(owners.map(({ assignment_id }) => assignment_id))],
    timesheetIds: sources.flatMap(({ timesheet_id }) => timesheet_id ?? []),
    expenseIds: sources.flatMap(({ expense_id }) => expense_id ?? []),
  };
}
