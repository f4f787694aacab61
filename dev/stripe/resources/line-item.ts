import type Stripe from 'stripe';
import { listPage, type Paging } from '../list.ts';
import type { LineItemRecord } from '../records.ts';
import type { Simulator } from '../simulator.ts';
import { renderPrice } from './price-view.ts';

/** Amounts in minor units; the simulator takes no tax and no discount. */
function renderLineItem(sim: Simulator, row: LineItemRecord): Stripe.LineItem {
  const amount = row.unitAmount * row.quantity;
  const price = sim.store.prices.find(row.priceId);
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
    price: price ? renderPrice(price) : null,
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
  return listPage(
    rows.map((row) => renderLineItem(sim, row)),
    url,
    paging,
  );
}
