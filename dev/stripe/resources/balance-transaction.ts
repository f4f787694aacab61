import type Stripe from 'stripe';
import { z } from 'zod';
import { resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';

const DAYS_UNTIL_AVAILABLE = 7;

interface Movement {
  type: 'charge' | 'refund' | 'refund_failure';
  /** Minor units; negative when money leaves. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
}

function feeDetails(movement: Movement): Stripe.BalanceTransaction.FeeDetail[] {
  if (movement.fee === 0) return [];
  return [
    {
      amount: movement.fee,
      application: null,
      currency: movement.currency,
      description: 'Stripe processing fees',
      type: 'stripe_fee',
    },
  ];
}

/** Books a movement of the balance in the currency of the payment; gives its id. */
export function bookMovement(sim: Simulator, movement: Movement): string {
  const now = sim.clock.seconds();
  const transaction = {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: now + DAYS_UNTIL_AVAILABLE * 24 * 60 * 60,
    balance_type: 'payments',
    created: now,
    currency: movement.currency,
    description: movement.description,
    exchange_rate: null,
    fee: movement.fee,
    fee_details: feeDetails(movement),
    net: movement.amount - movement.fee,
    reporting_category: movement.type,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  } satisfies Stripe.BalanceTransaction;
  return sim.store.balanceTransactions.put(transaction).id;
}

export const balanceTransactionRoutes = [
  route('GET', '/v1/balance_transactions/:id', z.strictObject({}), ({ sim, id }) => {
    const transaction = sim.store.balanceTransactions.find(id);
    if (!transaction) throw resourceMissing('balance transaction', id, 'id');
    const isAvailable = transaction.available_on <= sim.clock.seconds();
    return { ...transaction, status: isAvailable ? 'available' : 'pending' };
  }),
];
