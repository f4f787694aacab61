import type { CardMovement } from '$lib/domain/bookkeeping/card-movement.ts';
import { currencyOf } from '$lib/domain/money/currency.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { CardFilter } from '$lib/schemas/card-movements.ts';
import { vouchersOfSources } from '$lib/server/banking/source-vouchers.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const PER_PAGE = 50;
const COLUMNS = `id, stripe_id, category, source, amount_ore, fee_ore, currency, payout, created_at,
  payments (id, invoices!payments_invoice_id_fkey (id, number)),
  bank_transactions (id, booked_on)` as const;

/** A page of the card account's movements, the latest first; none for others than the agency. */
export async function listCardMovements(
  db: Db,
  { payout, payment, movement, page }: CardFilter,
): Promise<Paged<CardMovement>> {
  let query = db.from('stripe_movements').select(COLUMNS, { count: 'exact' });
  // The payout itself is the movement that has it as its source.
  if (payout !== undefined) query = query.or(`payout.eq.${payout},source.eq.${payout}`);
  if (payment !== undefined) query = query.eq('payment_id', payment);
  if (movement !== undefined) query = query.eq('id', movement);
  const ordered = query.order('created_at', { ascending: false }).order('id');
  const result = await ordered.range(...rangeOfPage(page, PER_PAGE));
  const rows = pageRows(result);
  const [vouchers, disputed, runs] = await Promise.all([
    vouchersOfSources(
      db,
      rows.map(({ id }) => id),
    ),
    vouchersOfDisputes(db, rows),
    runsOfTransfers(db, rows),
  ]);
  const movements = rows.map((row) => ({
    id: row.id,
    stripeId: row.stripe_id,
    category: row.category,
    day: dayOfInstant(row.created_at),
    amountOre: row.amount_ore,
    feeOre: row.fee_ore,
    netOre: row.amount_ore - row.fee_ore,
    currency: currencyOf(row.currency),
    payment: row.payments && { id: row.payments.id, invoice: row.payments.invoices },
    payout: row.category === 'payout' ? row.source : row.payout,
    bankRow: bankRowOf(row.bank_transactions),
    run: runs.get(row.source) ?? null,
    voucher: vouchers.get(row.id) ?? disputed.get(row.stripe_id) ?? null,
  }));
  return paged(movements, result.count, PER_PAGE);
}

function bankRowOf([row]: readonly { id: string; booked_on: string }[]): CardMovement['bankRow'] {
  return row === undefined ? null : { id: row.id, bookedOn: row.booked_on };
}

/** The runs behind transfers to consultants, by the name that Stripe gave each. */
async function runsOfTransfers(
  db: Db,
  rows: readonly { category: string; source: string | null }[],
): Promise<ReadonlyMap<string | null, CardMovement['run']>> {
  const isTransfer = ({ category }: { category: string }) => category.startsWith('transfer');
  const names = rows.filter(isTransfer).flatMap(({ source }) => source ?? []);
  if (names.length === 0) return new Map();
  const query = db.from('payouts').select('stripe_transfer_id, payout_runs (id, number)');
  const found = unwrap(await query.in('stripe_transfer_id', names));
  return new Map(found.map(({ stripe_transfer_id: name, payout_runs: run }) => [name, run]));
}

/** The vouchers of what disputes took and gave back, by the name of the movement they were booked under. */
async function vouchersOfDisputes(
  db: Db,
  rows: readonly { category: string; stripe_id: string }[],
): Promise<ReadonlyMap<string, CardMovement['voucher']>> {
  const disputed = rows.filter(({ category }) => category.startsWith('dispute'));
  if (disputed.length === 0) return new Map();
  const query = db.from('ledger_entries').select('id, year, number, label');
  const names = disputed.map(({ stripe_id: name }) => name);
  const found = await query.eq('kind', 'dispute_funds_moved').in('label', names);
  return new Map(
    unwrap(found).map(({ id, year, number, label }) => [
      label,
      { id, number: `${year}-${number}` },
    ]),
  );
}
