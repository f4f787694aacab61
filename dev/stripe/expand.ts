import { invalidRequest } from './errors.ts';
import { renderTransaction } from './resources/balance-transaction.ts';
import { lineItemList } from './resources/line-item.ts';
import { refundList } from './resources/refund-view.ts';
import type { Simulator } from './simulator.ts';

type Json = Record<string, unknown>;
type Lookup = (sim: Simulator, id: string) => unknown;

const customer: Lookup = (sim, id) => sim.store.customers.find(id);
const paymentIntent: Lookup = (sim, id) => sim.store.paymentIntents.find(id);
const charge: Lookup = (sim, id) => sim.store.charges.find(id);
const account: Lookup = (sim, id) => sim.store.accounts.find(id);
const dispute: Lookup = (sim, id) => sim.store.disputes.find(id);
const paymentMethod: Lookup = (sim, id) => sim.store.paymentMethods.find(id)?.method;
const product: Lookup = (sim, id) => sim.store.products.find(id);
const transfer: Lookup = (sim, id) => sim.store.transfers.find(id);
const balanceTransaction: Lookup = (sim, id) => {
  const row = sim.store.balanceTransactions.find(id);
  return row && renderTransaction(sim, row);
};

/** What a balance transaction comes from. */
const source: Lookup = (sim, id) =>
  charge(sim, id) ??
  sim.store.refunds.find(id) ??
  dispute(sim, id) ??
  transfer(sim, id) ??
  sim.store.transferReversals.find(id) ??
  sim.store.payouts.find(id)?.payout;

const moved = { balance_transaction: balanceTransaction };

// Fields that hold an id and can become the object itself.
const LINKS: Record<string, Record<string, Lookup>> = {
  'checkout.session': { customer, payment_intent: paymentIntent },
  payment_intent: { customer, latest_charge: charge, payment_method: paymentMethod },
  charge: { ...moved, customer, payment_intent: paymentIntent },
  refund: { ...moved, charge, payment_intent: paymentIntent },
  dispute: { charge, payment_intent: paymentIntent },
  transfer: { ...moved, destination: account, source_transaction: charge },
  transfer_reversal: { ...moved, transfer },
  payout: { ...moved, failure_balance_transaction: balanceTransaction },
  balance_transaction: { source },
  price: { product },
};

// Fields that are absent until asked for; looked up by the object's own id.
const INCLUDED: Record<string, Record<string, Lookup>> = {
  'checkout.session': { line_items: lineItemList },
  charge: { refunds: refundList },
};

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expanded(sim: Simulator, holder: Json, field: string, path: string): unknown {
  const kind = String(holder.object);
  const include = INCLUDED[kind]?.[field];
  if (include) return include(sim, String(holder.id));
  const link = LINKS[kind]?.[field];
  if (!link) {
    const message = `This property cannot be expanded (${path}).`;
    throw invalidRequest(message, 'property_cannot_be_expanded', 'expand');
  }
  const value = holder[field];
  return typeof value === 'string' ? link(sim, value) : value;
}

function expandOne(sim: Simulator, value: unknown, keys: string[], path: string): unknown {
  const [field, ...rest] = keys;
  if (field === undefined || !isObject(value)) return value;
  if (value.object === 'list') {
    const rows: unknown = value.data;
    if (field !== 'data' || !Array.isArray(rows)) {
      throw invalidRequest(`This property cannot be expanded (${path}).`, undefined, 'expand');
    }
    return { ...value, data: rows.map((row: unknown) => expandOne(sim, row, rest, path)) };
  }
  const inner = expandOne(sim, expanded(sim, value, field, path), rest, path);
  return { ...value, [field]: inner };
}

/** `object` with the asked paths expanded (https://docs.stripe.com/expand). Throws Stripe's 400. */
export function expand(sim: Simulator, object: object, paths: readonly string[]): unknown {
  return paths.reduce<unknown>((value, path) => {
    const keys = path.split('.');
    if (keys.length > 4) throw invalidRequest(`Too many levels to expand (${path}).`);
    return expandOne(sim, value, keys, path);
  }, object);
}
