import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { created, paging } from '../params.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';

const CATEGORIES = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund_failure',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
  payout: 'payout',
  payout_cancel: 'payout_reversal',
  payout_failure: 'payout_reversal',
} as const;

interface Movement {
  type: keyof typeof CATEGORIES | 'adjustment';
  /** Where an adjustment belongs; for every other type it follows from the type. */
  category?: 'dispute' | 'dispute_reversal';
  /** Minor units; negative when money leaves. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
  /** When it can be paid out, in seconds; now when absent. */
  availableOn?: number;
}

function feeDetails(movement: Movement): Stripe.BalanceTransaction.FeeDetail[] {
  if (movement.fee === 0) return [];
  const isDispute = movement.category !== undefined;
  return [
    {
      amount: movement.fee,
      application: null,
      currency: movement.currency,
      description: isDispute ? 'Dispute fee' : 'Stripe processing fees',
      type: 'stripe_fee',
    },
  ];
}

function categoryOf({ type, category }: Movement): string {
  return type === 'adjustment' ? (category ?? 'other_adjustment') : CATEGORIES[type];
}

/** Books a movement of the balance in the currency of the payment. */
export function bookMovement(sim: Simulator, movement: Movement): Stripe.BalanceTransaction {
  const now = sim.clock.seconds();
  const transaction = {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: Math.max(now, movement.availableOn ?? now),
    balance_type: 'payments',
    created: now,
    currency: movement.currency,
    description: movement.description,
    exchange_rate: null,
    fee: movement.fee,
    fee_details: feeDetails(movement),
    net: movement.amount - movement.fee,
    reporting_category: categoryOf(movement),
    source: movement.source,
    status: 'pending',
    type: movement.type,
  } satisfies Stripe.BalanceTransaction;
  return renderTransaction(sim, sim.store.balanceTransactions.put(transaction));
}

/** The transaction as it stands now: `available` once its time has come. */
export function renderTransaction(
  sim: Simulator,
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction {
  const isAvailable = transaction.available_on <= sim.clock.seconds();
  return { ...transaction, status: isAvailable ? 'available' : 'pending' };
}

/** When the money of a charge can be paid out, in seconds; undefined before it is booked. */
export function availabilityOf(sim: Simulator, charge: Stripe.Charge): number | undefined {
  const { balance_transaction: id } = charge;
  return typeof id === 'string'
    ? sim.store.balanceTransactions.find(id)?.available_on
    : id?.available_on;
}

/** The ids in a payout. Throws 400 where Stripe cannot tell: payouts that were asked for by hand. */
function itemsOf(sim: Simulator, payoutId: string): ReadonlySet<string> {
  const record = sim.store.payouts.find(payoutId);
  if (!record) throw resourceMissing('payout', payoutId, 'payout', 400);
  if (record.payout.automatic) return new Set(record.items);
  const message =
    'Balance transaction history can only be filtered on automatic payouts, not manual.';
  throw invalidRequest(message, undefined, 'payout');
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  currency: z.string().optional(),
  payout: z.string().optional(),
  source: z.string().optional(),
  type: z.string().optional(),
});

const PATH = '/v1/balance_transactions';

export const balanceTransactionRoutes = [
  route('GET', `${PATH}/:id`, z.strictObject({}), ({ sim, id }) => {
    const transaction = sim.store.balanceTransactions.find(id);
    if (!transaction) throw resourceMissing('balance transaction', id, 'id');
    return renderTransaction(sim, transaction);
  }),
  route('GET', PATH, listSchema, ({ sim, params }) => {
    const { created: inRange, currency, payout, source, type } = params;
    const items = payout === undefined ? undefined : itemsOf(sim, payout);
    const rows = sim.store.balanceTransactions
      .newestFirst()
      .filter((row) => !items || items.has(row.id))
      .filter((row) => !inRange || inRange(row.created))
      .filter((row) => currency === undefined || row.currency === currency.toLowerCase())
      .filter((row) => source === undefined || row.source === source)
      .filter((row) => type === undefined || row.type === type);
    return listPage(
      rows.map((row) => renderTransaction(sim, row)),
      PATH,
      params,
    );
  }),
];
