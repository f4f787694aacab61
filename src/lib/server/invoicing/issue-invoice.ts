import { drawUp, type Hindrance, type WorkAmounts } from '$lib/domain/invoicing/work.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceGround, type InvoiceGround, type InvoiceOrder } from './invoice-ground.ts';
import { invoicePayload, invoiceSources } from './invoice-payload.ts';

/** What to invoice, of one assignment or of several of the same company. */
export type IssueOrder =
  InvoiceOrder | (Omit<InvoiceOrder, 'assignmentIds'> & { assignmentId: string });

/**
 * Issues one invoice. The sums are worked out here from the rows and derived again by the
 * database, which gives the number; should the ground change in between, nothing is issued. The
 * PDF and the mail are jobs of the same transaction.
 * @param db the acting person's own client
 * @param actorId the acting person, who must be agency staff
 * @returns the invoice's id
 * @throws {DomainError} as `getInvoiceGround`, and 409 `buyer_not_supported`,
 *   `buyer_address_missing`, `exchange_rate_missing`, `payment_account_missing`, `invoice_sums_differ`, `transition_refused`
 */
export async function issueInvoice(db: Db, actorId: string, order: IssueOrder): Promise<string> {
  const ground = await getInvoiceGround(db, severalOf(order));
  const { timesheetIds, expenseIds } = invoiceSources(ground.lines);
  return unwrap(
    await serviceClient().rpc('issue_invoice', {
      p_actor: actorId,
      p_timesheet_ids: timesheetIds,
      p_expense_ids: expenseIds,
      p_invoice: invoicePayload(ground.lines, amountsOf(ground)),
    }),
  );
}

/** @throws {DomainError} 409 with the code of what hinders the invoice */
export function amountsOf(ground: InvoiceGround): WorkAmounts {
  const decision = drawUp(ground);
  if (decision.ok) return decision.amounts;
  throw hindranceError(decision.hindrance);
}

function hindranceError({ code, ...values }: Hindrance): DomainError {
  return new DomainError(409, code, values);
}

function severalOf(order: IssueOrder): InvoiceOrder {
  if ('assignmentIds' in order) return order;
  const { assignmentId, ...rest } = order;
  return { ...rest, assignmentIds: [assignmentId] };
}
