import type Stripe from 'stripe';
import type { TestMethod } from './test-methods.ts';

/** One row of a Checkout Session, amounts in minor units. */
export interface LineItemRecord {
  id: string;
  priceId: string;
  name: string;
  unitAmount: number;
  quantity: number;
  currency: string;
  metadata: Stripe.Metadata;
}

/** A price as it is kept; its decimal amount is made anew for each answer. */
export type PriceRecord = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount: number };

/** A payment method and what it does when it is used. */
export interface PaymentMethodRecord {
  id: string;
  method: Stripe.PaymentMethod;
  test: TestMethod;
}

/** The bank's answer that an intent (by id) waits for; `at` (ms) null waits for the control API. */
export interface SettlementRecord {
  id: string;
  at: number | null;
  result: 'succeeded' | 'failed';
}

/** A payout and the balance transactions it is made up of: none when it was asked for by hand. */
export interface PayoutRecord {
  id: string;
  payout: Stripe.Payout;
  items: string[];
}

/** A link to the pages where a connected account tells who it is. Good once, until `expiresAt`. */
export interface AccountLinkRecord {
  id: string;
  account: string;
  refreshUrl: string;
  returnUrl: string;
  /** Seconds since the epoch. */
  expiresAt: number;
  isUsed: boolean;
}

/** What the session hands to its PaymentIntent when that is made. */
export interface IntentData {
  description: string | null;
  metadata: Stripe.Metadata;
  receiptEmail: string | null;
  setupFutureUsage: Stripe.PaymentIntent.SetupFutureUsage | null;
  shipping: Stripe.PaymentIntent.Shipping | null;
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
