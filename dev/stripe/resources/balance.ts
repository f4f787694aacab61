import type Stripe from 'stripe';
import { z } from 'zod';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';

/** What can be paid out now, by currency, in minor units; negative when more was taken back. */
export function availableByCurrency(sim: Simulator): Map<string, number> {
  return sums(sim, (transaction) => transaction.available_on <= sim.clock.seconds());
}

function sums(
  sim: Simulator,
  counts: (transaction: Stripe.BalanceTransaction) => boolean,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const row of sim.store.balanceTransactions.oldestFirst()) {
    const net = counts(row) ? row.net : 0;
    totals.set(row.currency, (totals.get(row.currency) ?? 0) + net);
  }
  return totals;
}

/** Stripe always names one currency, even before the first payment. */
function rows(totals: Map<string, number>): Stripe.Balance.Available[] {
  const all = totals.size === 0 ? [['sek', 0] as const] : [...totals];
  return all.map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
}

function renderBalance(sim: Simulator): Stripe.Balance {
  const available = rows(availableByCurrency(sim));
  const now = sim.clock.seconds();
  return {
    object: 'balance',
    available,
    connect_reserved: available.map(({ currency }) => ({ amount: 0, currency })),
    livemode: false,
    pending: rows(sums(sim, (transaction) => transaction.available_on > now)),
  } satisfies Stripe.Balance;
}

export const balanceRoutes = [
  route('GET', '/v1/balance', z.strictObject({}), ({ sim }) => renderBalance(sim)),
];
