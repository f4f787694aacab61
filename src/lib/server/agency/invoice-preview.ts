import type { InvoicePreview } from '$lib/domain/agency/invoice-preview.ts';
import { dueDate } from '$lib/domain/invoicing/due-date.ts';
import { drawUp } from '$lib/domain/invoicing/work.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { getInvoiceGround } from '$lib/server/invoicing/invoice-ground.ts';
import { invoiceSources } from '$lib/server/invoicing/invoice-payload.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';

type Chosen = { timesheetIds: readonly string[]; expenseIds?: readonly string[] };

/**
 * Draws up the invoice for approved weeks and expenses of an assignment without issuing it.
 * @param chosen which of them; all when left out
 * @throws {DomainError} 404, 409 `nothing_to_invoice`, `stale_page`
 */
export async function previewInvoice(
  db: Db,
  assignmentId: string,
  today: IsoDate,
  chosen?: Chosen,
): Promise<InvoicePreview> {
  const query = db.from('assignments').select('*').eq('id', assignmentId);
  const assignment = unwrap(await query.maybeSingle());
  const [company, ground] = await Promise.all([
    db.from('companies').select('*').eq('id', assignment.company_id).maybeSingle(),
    getInvoiceGround(db, { assignmentIds: [assignmentId], ...chosen }),
  ]);
  const buyer = unwrap(company);
  const decision = drawUp(ground);
  return {
    assignmentId,
    assignmentNumber: assignment.number,
    title: assignment.title,
    companyId: buyer.id,
    companyName: buyer.name,
    invoiceEmail: buyer.invoice_email,
    vatNumber: buyer.vat_number,
    reference: buyer.invoice_reference,
    orderNumber: buyer.order_number,
    issueDate: today,
    dueDate: dueDate(today, ground.termsDays),
    termsDays: ground.termsDays,
    currency: ground.currency,
    rate: ground.rate,
    ...invoiceSources(ground.lines),
    hindrance: decision.ok ? null : decision.hindrance,
    amounts: decision.ok ? decision.amounts : null,
  };
}

/**
 * Issues the invoice that was previewed: for these weeks and expenses and no others. A second click
 * leads to the invoice that the first one made.
 * @returns the invoice's id
 * @throws {DomainError} 409 `stale_page` when something was invoiced meanwhile, and all that
 *   `issueInvoice` throws
 */
export async function issuePreviewed(
  db: Db,
  actorId: string,
  order: Chosen & { assignmentId: string },
): Promise<string> {
  try {
    return await issueInvoice(db, actorId, order);
  } catch (cause) {
    const isConflict = cause instanceof DomainError && cause.status === 409;
    const made = isConflict ? await findInvoiceOf(db, order) : null;
    if (made !== null) return made;
    if (isConflict && cause.code === 'nothing_to_invoice') throw new DomainError(409, 'stale_page');
    throw cause;
  }
}

/** The one invoice that all these weeks and expenses stand on, if there is one. */
async function findInvoiceOf(db: Db, order: Chosen): Promise<string | null> {
  const { timesheetIds, expenseIds = [] } = order;
  const lines = () => db.from('invoice_lines').select('invoice_id').is('credit_note_id', null);
  const [sheets, expenses] = await Promise.all([
    lines().in('timesheet_id', timesheetIds),
    lines().in('expense_id', expenseIds),
  ]);
  const rows = [...unwrap(sheets), ...unwrap(expenses)];
  const [first] = rows;
  const isSame = rows.every((row) => row.invoice_id === first?.invoice_id);
  return first && isSame && rows.length === timesheetIds.length + expenseIds.length
    ? first.invoice_id
    : null;
}
