import type Stripe from 'stripe';
import type { DeliveryStatus } from '../records.ts';

/** The event as the API answers it now: `pending_webhooks` follows the delivery. */
export function renderEvent(row: {
  event: Stripe.EventBase;
  delivery: { status: DeliveryStatus };
}): Stripe.EventBase {
  const { status } = row.delivery;
  const pending = status === 'none' || status === 'delivered' ? 0 : 1;
  return { ...row.event, pending_webhooks: pending };
}
