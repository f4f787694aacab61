import type Stripe from 'stripe';
import { newId } from './ids.ts';
import type { PayoutRecord } from './records.ts';
import { bookMovement } from './resources/balance-transaction.ts';
import { recordEvent } from './resources/event.ts';
import { AUTOMATIC, type Origin, type Simulator } from './simulator.ts';

const DAY = 24 * 60 * 60;

interface Order {
  /** Minor units. */
  amount: number;
  currency: string;
  description: string | null;
  metadata: Stripe.Metadata;
  statementDescriptor: string | null;
}

function buildPayout(
  sim: Simulator,
  id: string,
  order: Order,
  transaction: string,
  automatic: boolean,
): Stripe.Payout {
  const now = sim.clock.seconds();
  return {
    id,
    object: 'payout',
    amount: order.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now + DAY,
    automatic,
    balance_transaction: transaction,
    created: now,
    currency: order.currency,
    description: order.description,
    destination: 'ba_simulated',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: order.metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: order.statementDescriptor,
    status: automatic ? 'in_transit' : 'pending',
    trace_id: null,
    type: 'bank_account',
  } satisfies Stripe.Payout;
}

/** Sends money to the bank. With `items` it is Stripe's own payout of exactly those transactions. */
export function createPayout(
  sim: Simulator,
  origin: Origin,
  order: Order,
  items?: readonly string[],
): PayoutRecord {
  const id = newId('po_');
  const { amount, currency, description } = order;
  const movement = { amount: -amount, fee: 0, currency, source: id, description };
  const transaction = bookMovement(sim, { type: 'payout', ...movement });
  const payout = buildPayout(sim, id, order, transaction.id, items !== undefined);
  const all = items ? [...items, transaction.id] : [];
  const record = sim.store.payouts.put({ id, payout, items: all });
  recordEvent(sim, origin, 'payout.created', payout);
  return record;
}

/** Changes some fields of a payout and tells of it. */
export function changePayout(
  sim: Simulator,
  origin: Origin,
  record: PayoutRecord,
  change: Partial<Stripe.Payout>,
  type: 'payout.canceled' | 'payout.failed' | 'payout.paid' | 'payout.reconciliation_completed',
): PayoutRecord {
  const payout = { ...record.payout, ...change };
  const after = sim.store.payouts.put({ ...record, payout });
  recordEvent(sim, origin, type, payout);
  return after;
}

/** Gives the amount of a payout back to the balance; the id of that transaction. */
export function returnPayout(
  sim: Simulator,
  { payout }: PayoutRecord,
  type: 'payout_cancel' | 'payout_failure',
): string {
  const { amount, currency, id: source } = payout;
  return bookMovement(sim, { type, amount, fee: 0, currency, source, description: null }).id;
}

/** Transactions that can be paid out and are in no automatic payout yet, by currency. */
function unpaidByCurrency(sim: Simulator): Map<string, Stripe.BalanceTransaction[]> {
  const paid = new Set(sim.store.payouts.oldestFirst().flatMap((record) => record.items));
  const now = sim.clock.seconds();
  const open = sim.store.balanceTransactions
    .oldestFirst()
    .filter((row) => row.available_on <= now && !paid.has(row.id));
  return Map.groupBy(open, (row) => row.currency);
}

/** Pays out everything that is available, one payout a currency. Gives the payouts. */
export function payOutAvailable(
  sim: Simulator,
  isWanted: (currency: string) => boolean = () => true,
): PayoutRecord[] {
  return [...unpaidByCurrency(sim)].flatMap(([currency, rows]) => {
    const amount = rows.reduce((sum, row) => sum + row.net, 0);
    if (amount <= 0 || !isWanted(currency)) return [];
    const order = { amount, currency, description: 'STRIPE PAYOUT', metadata: {} };
    const items = rows.map((row) => row.id);
    const record = createPayout(sim, AUTOMATIC, { ...order, statementDescriptor: null }, items);
    const done = { reconciliation_status: 'completed' } as const;
    return changePayout(sim, AUTOMATIC, record, done, 'payout.reconciliation_completed');
  });
}

/** The bank has the money, or sends it back. Undefined for a payout that is not on its way. */
export function endPayout(
  sim: Simulator,
  record: PayoutRecord,
  result: 'paid' | 'failed',
): PayoutRecord | undefined {
  const { status } = record.payout;
  const canFail = result === 'failed' && status === 'paid';
  if (status !== 'pending' && status !== 'in_transit' && !canFail) return undefined;
  if (result === 'paid') {
    return changePayout(sim, AUTOMATIC, record, { status: 'paid' }, 'payout.paid');
  }
  const failure = {
    failure_balance_transaction: returnPayout(sim, record, 'payout_failure'),
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    status: 'failed',
  };
  return changePayout(sim, AUTOMATIC, record, failure, 'payout.failed');
}

function hasBeenPaidToday(sim: Simulator, currency: string): boolean {
  const today = Math.floor(sim.clock.seconds() / DAY);
  return sim.store.payouts
    .oldestFirst()
    .some(
      ({ payout }) =>
        payout.automatic &&
        payout.currency === currency &&
        Math.floor(payout.created / DAY) === today,
    );
}

/** Payouts arrive on their day; with the daily schedule a new one is made each day. */
export function passPayoutTime(sim: Simulator): void {
  const now = sim.clock.seconds();
  for (const record of sim.store.payouts.oldestFirst()) {
    if (record.payout.arrival_date <= now) endPayoutInTime(sim, record);
  }
  if (sim.config.payouts === 'daily') {
    payOutAvailable(sim, (currency) => !hasBeenPaidToday(sim, currency));
  }
}

function endPayoutInTime(sim: Simulator, record: PayoutRecord): void {
  const { status } = record.payout;
  if (status === 'pending' || status === 'in_transit') endPayout(sim, record, 'paid');
}
