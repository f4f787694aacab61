import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import {
  invoiceStanding,
  storedState,
  type InvoiceStanding,
} from '$lib/domain/invoicing/standing.ts';
import type { AuditEvent } from '$lib/domain/events/event.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { isReachable } from '$lib/server/documents/ubl/electronic-address.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';

export type Payment = {
  id: string;
  amountOre: Ore;
  receivedAt: string;
  reference: string | null;
  /** The movement of the bank it came with; null for a card payment. */
  movementId: string | null;
};
export type Attempt = { id: string; state: string; amountOre: Ore; startedAt: string };

/** An issued invoice with everything the agency follows it by. */
export type InvoiceDetail = {
  id: string;
  companyId: string;
  companyEmail: string | null;
  /** Null when the invoice collects several assignments. */
  assignmentId: string | null;
  document: InvoiceDocument;
  /** Both parties can be reached by e-invoice. */
  hasXml: boolean;
  standing: InvoiceStanding;
  paidOre: Ore;
  creditedOre: Ore;
  openOre: Ore;
  surplusOre: Ore;
  payments: Payment[];
  attempts: Attempt[];
  events: AuditEvent[];
};

/** One invoice with payments, card attempts and events. @throws {DomainError} 404 */
export async function getInvoiceDetail(db: Db, id: string, today: IsoDate): Promise<InvoiceDetail> {
  const query = db.from('invoices').select('state, company_id, assignment_id').eq('id', id);
  const row = unwrap(await query.maybeSingle());
  const [document, balance, payments, attempts, events, company] = await Promise.all([
    getInvoiceDocument(db, id),
    db.from('invoice_balances').select('*').eq('invoice_id', id).maybeSingle(),
    listPayments(db, id),
    listAttempts(db, id),
    listEvents(db, 'invoice', id),
    db.from('companies').select('invoice_email').eq('id', row.company_id).maybeSingle(),
  ]);
  const sums = unwrap(balance);
  return {
    id,
    companyId: row.company_id,
    companyEmail: unwrap(company).invoice_email,
    assignmentId: row.assignment_id,
    document,
    hasXml: isReachable(document),
    standing: invoiceStanding(storedState(row.state), document.dueDate, today),
    paidOre: sums.paid_ore ?? 0,
    creditedOre: sums.credited_ore ?? 0,
    openOre: sums.open_ore ?? 0,
    surplusOre: sums.surplus_ore ?? 0,
    payments,
    attempts,
    events,
  };
}

async function listPayments(db: Db, invoiceId: string): Promise<Payment[]> {
  const uses = db.from('payment_allocations').select('payment_id').eq('invoice_id', invoiceId);
  const used = [...new Set(unwrap(await uses).map((row) => row.payment_id))];
  const columns = 'id, amount_ore, received_at, stripe_payment_intent, bank_transaction_id';
  const query = db.from('payments').select(columns);
  // Those that named the invoice, and those that named another first and paid this one too.
  const ofInvoice = query.or(`invoice_id.eq.${invoiceId},id.in.(${used.join(',')})`);
  const rows = unwrap(await ofInvoice.order('received_at'));
  return rows.map((row) => ({
    id: row.id,
    amountOre: row.amount_ore,
    receivedAt: row.received_at,
    reference: row.stripe_payment_intent,
    movementId: row.bank_transaction_id,
  }));
}

async function listAttempts(db: Db, invoiceId: string): Promise<Attempt[]> {
  const query = db.from('payment_attempts').select('id, state, amount_ore, started_at');
  const rows = unwrap(await query.eq('invoice_id', invoiceId).order('attempt'));
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    amountOre: row.amount_ore,
    startedAt: row.started_at,
  }));
}
