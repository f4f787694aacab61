import type { InvoiceCredits } from '$lib/domain/invoicing/credit-note-summary.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** The credit notes of an invoice, the first one first; none for an invoice the client may not see. */
export async function listCreditNotes(db: Db, invoiceId: string): Promise<InvoiceCredits> {
  const columns = 'id, series, number, issue_date, reason, total_ore, rounding_ore';
  const notes = db.from('credit_notes').select(columns).eq('invoice_id', invoiceId);
  const lines = db.from('invoice_lines').select('position').eq('invoice_id', invoiceId);
  const [rows, credited] = await Promise.all([
    notes.order('number'),
    lines.not('credit_note_id', 'is', null).order('position'),
  ]);
  return {
    notes: unwrap(rows).map((row) => ({
      id: row.id,
      number: `${row.series}${row.number}`,
      issueDate: row.issue_date,
      reason: row.reason,
      totalOre: row.total_ore + row.rounding_ore,
    })),
    creditedPositions: unwrap(credited).map(({ position }) => position),
  };
}

/**
 * Credits whole rows of an invoice; the company gets the document by mail, and the work behind the
 * rows can be invoiced again.
 * @param db the acting person's own client, who must be agency staff
 * @throws {DomainError} 404, 400 `reason_required`, `credit_lines_unknown`, 409
 *   `line_already_credited`
 */
export async function issueCreditNote(
  db: Db,
  invoiceId: string,
  order: { positions: readonly number[]; reason: string },
): Promise<void> {
  const result = await db.rpc('issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: [...order.positions],
    p_reason: order.reason,
  });
  unwrap(result);
}
