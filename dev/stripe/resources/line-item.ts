import Stripe from 'stripe';
import { listPage, type Paging } from '../list.ts';
import type { LineItemRecord } from '../records.ts';
import type { Simulator } from '../simulator.ts';

function price(row: LineItemRecord): Stripe.Price {
  return {
    id: row.priceId,
    object: 'price',
    // Made from `price_data`: good for this session alone.
    active: false,
    billing_scheme: 'per_unit',
    created: row.created,
    currency: row.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: row.productId,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: row.unitAmount,
    unit_amount_decimal: Stripe.Decimal.from(row.unitAmount),
  } satisfies Stripe.Price;
}

/** Amounts in minor units; the simulator takes no tax and no discount. */
export function renderLineItem(row: LineItemRecord): Stripe.LineItem {
  const amount = row.unitAmount * row.quantity;
  return {
    id: row.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: row.currency,
    description: row.name,
    metadata: row.metadata,
    price: price(row),
    quantity: row.quantity,
  } satisfies Stripe.LineItem;
}

/** The rows of a session in the order they were given. */
export function lineItemList(
  sim: Simulator,
  sessionId: string,
  paging: Paging = {},
): Stripe.ApiList<Stripe.LineItem> {
  const rows = sim.store.sessions.find(sessionId)?.lineItems ?? [];
  const url = `/v1/checkout/sessions/${sessionId}/line_items`;
  return listPage(rows.map(renderLineItem), url, paging);
}
