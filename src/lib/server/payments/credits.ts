import type { BankRefund, CustomerCredit } from '$lib/domain/invoicing/customer-credit.ts';
import { currencyOf } from '$lib/domain/money/currency.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';
import { bankAccountOf, payeeOf } from '$lib/server/payouts/payee.ts';
import { methodOf, refundState } from './payment-trail.ts';

const CREDITS_PER_PAGE = 50;

/** A page of payments of which something is unused, the oldest first. */
export async function listCredits(db: Db, page: number): Promise<Paged<CustomerCredit>> {
  const query = db.from('payment_balances').select('*', { count: 'exact' }).gt('unused_ore', 0);
  const ordered = query.order('received_on').order('payment_id');
  const result = await ordered.range(...rangeOfPage(page, CREDITS_PER_PAGE));
  return paged(await named(db, pageRows(result)), result.count, CREDITS_PER_PAGE);
}

/** One payment and what is unused of it. @throws {DomainError} 404 */
export async function getCredit(db: Db, paymentId: string): Promise<CustomerCredit> {
  const query = db.from('payment_balances').select('*').eq('payment_id', paymentId);
  const [credit] = await named(db, unwrap(await query));
  if (!credit) throw new DomainError(404, 'not_found');
  return credit;
}

/** What goes back, or has gone, of one payment; the latest first. */
export async function listRefundsOf(
  db: Db,
  paymentId: string,
  actorId: string,
): Promise<BankRefund[]> {
  const columns = `*, asked:people!refunds_requested_by_fkey (name),
    approved:people!refunds_approved_by_fkey (name), payments!inner (method),
    bank_transactions (id, booked_on)`;
  const query = db.from('refunds').select(columns).eq('payment_id', paymentId);
  const rows = unwrap(await query.order('requested_at', { ascending: false }));
  return rows.map((row) => ({
    id: row.id,
    method: methodOf(row.payments.method),
    amountOre: row.amount_ore,
    state: refundState(row.state),
    reason: row.reason,
    requestedAt: row.requested_at,
    payee: row.payee === null ? null : bankPayee(row.payee),
    askedBy: row.asked?.name ?? null,
    approvedBy: row.approved?.name ?? null,
    isOwn: row.requested_by === actorId,
    paidOn: row.paid_on,
    bankReference: row.bank_reference,
    debit: debitOf(row.bank_transactions),
  }));
}

function debitOf([row]: readonly { id: string; booked_on: string }[]): BankRefund['debit'] {
  return row === undefined ? null : { id: row.id, bookedOn: row.booked_on };
}

type Balance = {
  payment_id: string | null;
  company_id: string | null;
  method: string | null;
  currency: string | null;
  received_on: string | null;
  amount_ore: number | null;
  unused_ore: number | null;
  refunded_ore: number | null;
  is_disputed: boolean | null;
};

async function named(db: Db, balances: readonly Balance[]): Promise<CustomerCredit[]> {
  const ids = balances.flatMap(({ payment_id: id }) => id ?? []);
  if (ids.length === 0) return [];
  const columns = `id, bank_transaction_id, companies!payments_company_id_fkey (name),
    invoices!payments_invoice_id_fkey (id, number)`;
  const rows = unwrap(await db.from('payments').select(columns).in('id', ids));
  const known = new Map(rows.map((row) => [row.id, row]));
  return balances.map((row) => {
    const payment = known.get(row.payment_id ?? '');
    return {
      paymentId: row.payment_id ?? '',
      companyId: row.company_id ?? '',
      companyName: payment?.companies.name ?? '',
      method: methodOf(row.method),
      receivedOn: row.received_on ?? '',
      currency: currencyOf(row.currency ?? 'SEK'),
      amountOre: row.amount_ore ?? 0,
      unusedOre: row.unused_ore ?? 0,
      refundedOre: row.refunded_ore ?? 0,
      isDisputed: row.is_disputed ?? false,
      invoice: payment?.invoices ?? null,
      movementId: payment?.bank_transaction_id ?? null,
    };
  });
}

function bankPayee(stored: unknown) {
  const payee = payeeOf(stored);
  return { name: payee.name, account: bankAccountOf(payee) };
}
