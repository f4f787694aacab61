import type Stripe from 'stripe';

/** One row of a Checkout Session as it was asked for, amounts in minor units. */
export interface LineItemRecord {
  id: string;
  priceId: string;
  productId: string;
  name: string;
  unitAmount: number;
  quantity: number;
  currency: string;
  created: number;
  metadata: Stripe.Metadata;
}

/** What the session hands to its PaymentIntent when that is made. */
export interface IntentData {
  description: string | null;
  metadata: Stripe.Metadata;
  receiptEmail: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
}

export interface SessionRecord {
  id: string;
  session: Stripe.Checkout.Session;
  lineItems: LineItemRecord[];
  intentData: IntentData;
  /** What the pay page tells about the last attempt, until the next one. */
  notice: 'declined' | 'insufficient_funds' | 'unknown_card' | 'email_missing' | null;
  /** When a pay-later payment settles by itself (ms); null waits for the control API. */
  settleAt: number | null;
}

/**
 * `none`: no endpoint. `pending`: to be sent or sent again. `failed`: out of retries.
 * `dropped`: never sent, by the fault switch.
 */
export type DeliveryStatus = 'none' | 'pending' | 'delivered' | 'failed' | 'dropped';

export interface EventRecord {
  id: string;
  event: Stripe.EventBase;
  delivery: { status: DeliveryStatus; attempts: number; lastResult: string | null };
}

/** The stored first answer of an idempotency key (the key is the id). */
export interface IdempotencyRecord {
  id: string;
  endpoint: string;
  fingerprint: string;
  requestId: string;
  status: number;
  body: string;
  createdAt: number;
}
