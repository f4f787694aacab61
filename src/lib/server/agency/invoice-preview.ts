import type { InvoicePreview } from '$lib/domain/agency/invoice-preview.ts';
import { dueDate } from '$lib/domain/invoicing/due-date.ts';
import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import { vatFor } from '$lib/domain/invoicing/vat.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { getInvoiceGround } from '$lib/server/invoicing/invoice-ground.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';

/**
 * Draws up the invoice for approved timesheets of an assignment without issuing it.
 * @param timesheetIds which of them; all when left out
 * @throws {DomainError} 404, 409 `nothing_to_invoice`
 */
export async function previewInvoice(
  db: Db,
  assignmentId: string,
  today: IsoDate,
  timesheetIds?: readonly string[],
): Promise<InvoicePreview> {
  const query = db.from('assignments').select('*').eq('id', assignmentId);
  const assignment = unwrap(await query.maybeSingle());
  const [company, ground] = await Promise.all([
    db.from('companies').select('*').eq('id', assignment.company_id).maybeSingle(),
    getInvoiceGround(db, assignmentId, timesheetIds),
  ]);
  const buyer = unwrap(company);
  const vat = vatFor(ground.buyer);
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
    dueDate: dueDate(today, assignment.payment_terms_days),
    termsDays: assignment.payment_terms_days,
    timesheetIds: ground.lines.map((line) => line.timesheetId),
    hasAddress: ground.buyer.hasAddress,
    vat,
    amounts: vat.ok ? buildInvoice({ ...ground, treatment: vat.treatment }) : null,
  };
}

/**
 * Issues the invoice that was previewed: for these timesheets and no others. A second click leads
 * to the invoice that the first one made.
 * @returns the invoice's id
 * @throws {DomainError} 409 `stale_page` when some of the time was invoiced meanwhile, and all that
 *   `issueInvoice` throws
 */
export async function issuePreviewed(
  db: Db,
  actorId: string,
  order: { assignmentId: string; timesheetIds: readonly string[] },
): Promise<string> {
  const { assignmentId, timesheetIds } = order;
  const query = db.from('timesheets').select('id', { count: 'exact', head: true });
  const ready = query.eq('assignment_id', assignmentId).eq('state', 'approved');
  const { count } = await ready.in('id', timesheetIds);
  try {
    if (count !== timesheetIds.length) throw new DomainError(409, 'stale_page');
    return await issueInvoice(db, actorId, order);
  } catch (cause) {
    const isConflict = cause instanceof DomainError && cause.status === 409;
    const made = isConflict ? await findInvoiceOf(db, timesheetIds) : null;
    if (made === null) throw cause;
    return made;
  }
}

/** The one invoice that all these timesheets stand on, if there is one. */
async function findInvoiceOf(db: Db, timesheetIds: readonly string[]): Promise<string | null> {
  const query = db.from('invoice_lines').select('invoice_id').in('timesheet_id', timesheetIds);
  const rows = unwrap(await query);
  const [first] = rows;
  const isSame = rows.every((row) => row.invoice_id === first?.invoice_id);
  return first && isSame && rows.length === timesheetIds.length ? first.invoice_id : null;
}
