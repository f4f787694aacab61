import {
  E_INVOICE_STATES,
  type EInvoice,
  type EInvoiceState,
} from '$lib/domain/invoicing/e-invoice.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

const COLUMNS = `document_id, invoice_id, recipient, state, attempts, fault, receipt_id, reason, detail,
  settled_how, changed_at, credit_notes (series, number, invoice_id)`;

/**
 * What became of the e-invoices of an invoice and of its credit notes, the invoice first; none for a
 * customer that does not take them, and for those who are not the agency.
 */
export async function listEInvoices(db: Db, invoiceId: string): Promise<EInvoice[]> {
  const notes = db.from('credit_notes').select('id').eq('invoice_id', invoiceId);
  const ids = [invoiceId, ...unwrap(await notes).map(({ id }) => id)];
  const rows = unwrap(await db.from('e_invoices').select(COLUMNS).in('document_id', ids));
  return rows
    .map((row) => ({
      documentId: row.document_id,
      creditNote: row.credit_notes && `${row.credit_notes.series}${row.credit_notes.number}`,
      recipient: row.recipient,
      state: stateOf(row.state),
      attempts: row.attempts,
      fault: row.fault,
      receiptId: row.receipt_id,
      reason: row.reason,
      detail: row.detail,
      settledHow: row.settled_how,
      changedAt: row.changed_at,
    }))
    .sort((a, b) =>
      (a.creditNote ?? '').localeCompare(b.creditNote ?? '', 'sv', { numeric: true }),
    );
}

/**
 * Sends again what was refused or went another way, or what no access point was there for.
 * @throws {DomainError} 404, 409 `e_invoice_not_resendable`
 */
export async function resendEInvoice(db: Db, documentId: string): Promise<void> {
  unwrapMaybe(await db.rpc('resend_e_invoice', { p_document_id: documentId }));
}

/**
 * Says how else the customer got what the access point did not take.
 * @throws {DomainError} 404, 409 `e_invoice_not_refused`, 400 `reason_required`, `reason_too_long`
 */
export async function settleEInvoice(db: Db, documentId: string, how: string): Promise<void> {
  unwrapMaybe(await db.rpc('settle_e_invoice', { p_document_id: documentId, p_how: how }));
}

function stateOf(stored: string): EInvoiceState {
  return E_INVOICE_STATES.find((known) => known === stored) ?? 'waiting';
}
