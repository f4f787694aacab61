import type { VoucherSource } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

type Named = { id: string; name: string } | null;

/**
 * The things with pages of their own that a voucher came from or concerns.
 * @param ids its source and the documents of its rows
 * @param voucher what it tells of: its kind, what that was called, and whom it concerns
 */
export async function voucherSources(
  db: Db,
  ids: readonly string[],
  voucher: { kind: string; label: string; companies: Named; consultants: Named },
): Promise<VoucherSource[]> {
  const [documents, money, back, selfBills, payouts, card] = await Promise.all([
    documentsOf(db, ids),
    moneyOf(db, ids),
    moneyBackOf(db, ids),
    selfBillsOf(db, ids),
    payoutsOf(db, ids),
    voucher.kind === 'dispute_funds_moved' ? disputedOf(db, voucher.label) : cardOf(db, ids),
  ]);
  return [
    ...documents,
    ...money,
    ...back,
    ...payouts,
    ...card,
    ...selfBills,
    ...(voucher.companies ? [source('company', voucher.companies.id, voucher.companies.name)] : []),
    ...(voucher.consultants
      ? [source('consultant', voucher.consultants.id, voucher.consultants.name)]
      : []),
  ];
}

async function documentsOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const invoices = db.from('invoices').select('id, number').in('id', ids).order('number');
  const notes = db.from('credit_notes').select('series, number, invoice_id').in('id', ids);
  const [issued, credited] = await Promise.all([invoices, notes]);
  return [
    ...unwrap(credited).map((note) =>
      source('credit_note', note.invoice_id, `${note.series}${note.number}`),
    ),
    ...unwrap(issued).map(({ id, number }) => source('invoice', id, String(number))),
  ];
}

/** A payment is read on the page of its invoice, and one by bank on that of its movement too. */
async function moneyOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const columns = 'invoice_id, received_on, bank_transaction_id';
  const [payments, uses] = await Promise.all([
    db.from('payments').select(columns).in('id', ids),
    db.from('payment_allocations').select('invoice_id').in('id', ids),
  ]);
  const [first] = unwrap(uses).flatMap(({ invoice_id }) => invoice_id ?? []);
  return unwrap(payments).flatMap((payment) => {
    const invoice = payment.invoice_id ?? first;
    const { bank_transaction_id: movement, received_on: day } = payment;
    return [
      ...(invoice === undefined ? [] : [ofDay('payment', invoice, day)]),
      ...(movement === null ? [] : [ofDay('bank_movement', movement, day)]),
    ];
  });
}

/** Refunds, which are read on the page of their payment, and disputes, on that of the paid invoice. */
async function moneyBackOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const [refunds, disputes] = await Promise.all([
    db
      .from('refunds')
      .select('payment_id, requested_at, bank_transactions (id, booked_on)')
      .in('id', ids),
    db.from('disputes').select('payments!inner (invoice_id), opened_at').in('id', ids),
  ]);
  return [
    ...unwrap(refunds).flatMap((refund) => [
      ofDay('refund', refund.payment_id, refund.requested_at.slice(0, 10)),
      ...refund.bank_transactions.map(({ id, booked_on: day }) => ofDay('bank_movement', id, day)),
    ]),
    ...unwrap(disputes).flatMap(({ payments: { invoice_id: id }, opened_at: at }) =>
      id === null ? [] : [ofDay('dispute', id, at.slice(0, 10))],
    ),
  ];
}

async function selfBillsOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const [bills, credits] = await Promise.all([
    db.from('self_bills').select('id, series, number').in('id', ids),
    db.from('self_bill_credits').select('series, number, self_bill_id').in('id', ids),
  ]);
  return [
    ...unwrap(credits).map((credit) =>
      source('self_bill', credit.self_bill_id, `${credit.series}${credit.number}`),
    ),
    ...unwrap(bills).map(({ id, series, number }) =>
      source('self_bill', id, `${series}${number ?? ''}`),
    ),
  ];
}

/** A payout is read on the page of its run; its debit on that of the account's movement. */
async function payoutsOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const columns =
    'end_to_end_id, run_id, payout_movements (is_live, bank_transactions (id, booked_on))';
  return unwrap(await db.from('payouts').select(columns).in('id', ids)).flatMap((payout) => [
    source('payout', payout.run_id, payout.end_to_end_id),
    ...payout.payout_movements
      .filter(({ is_live: isLive }) => isLive)
      .map(({ bank_transactions: { id, booked_on: day } }) => ofDay('bank_movement', id, day)),
  ]);
}

/** A movement at Stripe, and of a payout the bank's row that it came with. */
async function cardOf(db: Db, ids: readonly string[]): Promise<VoucherSource[]> {
  const columns = 'id, stripe_id, bank_transactions (id, booked_on)';
  return unwrap(await db.from('stripe_movements').select(columns).in('id', ids)).flatMap((row) => [
    source('card_movement', row.id, row.stripe_id),
    ...row.bank_transactions.map(({ id, booked_on: day }) => ofDay('bank_movement', id, day)),
  ]);
}

/** The movement at Stripe by which a dispute took money or gave it back. */
async function disputedOf(db: Db, name: string): Promise<VoucherSource[]> {
  const query = db.from('stripe_movements').select('id, stripe_id').eq('stripe_id', name);
  return unwrap(await query).map((row) => source('card_movement', row.id, row.stripe_id));
}

function source(kind: VoucherSource['kind'], id: string, label: string): VoucherSource {
  return { kind, id, label, day: null };
}

function ofDay(kind: VoucherSource['kind'], id: string, day: IsoDate): VoucherSource {
  return { kind, id, label: null, day };
}
