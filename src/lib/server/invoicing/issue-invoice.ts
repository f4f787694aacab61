import { buildInvoice, type InvoiceAmounts } from '$lib/domain/invoicing/invoice.ts';
import { vatFor, type VatTreatment } from '$lib/domain/invoicing/vat.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceGround, type InvoiceGround, type SheetLine } from './invoice-ground.ts';

/** What to invoice: an assignment's approved timesheets, all of them unless some are named. */
export type InvoiceOrder = { assignmentId: string; timesheetIds?: readonly string[] };

/**
 * Issues one invoice. The sums are worked out here from the rows and derived again by the
 * database, which gives the number; should the ground change in between, nothing is issued. The
 * PDF and the mail are jobs of the same transaction.
 * @param db the acting person's own client
 * @param actorId the acting person, who must be agency staff
 * @returns the invoice's id
 * @throws {DomainError} 404, 409 `nothing_to_invoice`, `buyer_not_supported`,
 *   `buyer_address_missing`, `invoice_sums_differ`, `transition_refused`
 */
export async function issueInvoice(db: Db, actorId: string, order: InvoiceOrder): Promise<string> {
  const ground = await getInvoiceGround(db, order.assignmentId, order.timesheetIds);
  const treatment = treatmentOf(ground.buyer);
  const amounts = buildInvoice({ ...ground, treatment });
  return unwrap(
    await serviceClient().rpc('issue_invoice', {
      p_actor: actorId,
      p_timesheet_ids: ground.lines.map(({ timesheetId }) => timesheetId),
      p_invoice: invoiceRow(amounts, ground.lines, treatment),
    }),
  );
}

/** Name and address of the buyer must stand on an invoice (mervärdesskattelagen 17 kap. 24 §). */
function treatmentOf(buyer: InvoiceGround['buyer']): VatTreatment {
  if (!buyer.hasAddress) throw new DomainError(409, 'buyer_address_missing');
  const decision = vatFor(buyer);
  if (decision.ok) return decision.treatment;
  throw new DomainError(409, 'buyer_not_supported', { reason: decision.reason });
}

function invoiceRow(amounts: InvoiceAmounts, sheets: readonly SheetLine[], vat: VatTreatment) {
  const { lines, totals } = amounts;
  const rows = sheets.map(({ timesheetId }, index) => lineRow(timesheetId, lines[index]));
  return {
    vat_category: vat.category,
    net_ore: totals.netOre,
    vat_ore: totals.vatOre,
    total_ore: totals.grossOre,
    period_from: lines.map(({ periodFrom }) => periodFrom).sort()[0] ?? '',
    period_to:
      lines
        .map(({ periodTo }) => periodTo)
        .sort()
        .at(-1) ?? '',
    lines: rows,
  };
}

function lineRow(timesheetId: string, line: InvoiceAmounts['lines'][number] | undefined) {
  if (!line) throw new RangeError('A timesheet has no line');
  return {
    timesheet_id: timesheetId,
    description: line.description,
    minutes: line.quantityMinutes,
    unit_price_ore: line.unitPriceOre,
    net_ore: line.netOre,
    vat_rate_bp: line.vatRateBp,
    period_from: line.periodFrom,
    period_to: line.periodTo,
  };
}
