import type Stripe from 'stripe';
import { attemptPayment, bookCharge, settlePayment, type Payer } from './payment.ts';
import type { PaymentMethodRecord, SessionRecord } from './records.ts';
import { customerDetails } from './resources/checkout-session-view.ts';
import { createCustomer } from './resources/customer.ts';
import { recordEvent } from './resources/event.ts';
import { cancelIntent } from './resources/payment-intent.ts';
import { buildIntent } from './resources/payment-intent-view.ts';
import { AUTOMATIC, type Origin, type Simulator } from './simulator.ts';

/** Replaces the session inside its record. */
function change(
  sim: Simulator,
  record: SessionRecord,
  session: Partial<Stripe.Checkout.Session>,
  rest: Partial<Omit<SessionRecord, 'id' | 'session'>> = {},
): SessionRecord {
  return sim.store.sessions.put({
    ...record,
    ...rest,
    session: { ...record.session, ...session },
  });
}

function intentOf(sim: Simulator, session: Stripe.Checkout.Session) {
  const { payment_intent: id } = session;
  return typeof id === 'string' ? sim.store.paymentIntents.find(id) : undefined;
}

/** Checkout makes the intent when the buyer first tries to pay, not before. */
function intentFor(sim: Simulator, origin: Origin, record: SessionRecord): Stripe.PaymentIntent {
  const existing = intentOf(sim, record.session);
  if (existing) return existing;
  const { session, intentData } = record;
  const intent = buildIntent(sim, {
    ...intentData,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    customer: typeof session.customer === 'string' ? session.customer : null,
    paymentMethod: null,
    paymentMethodTypes: session.payment_method_types,
    automaticPaymentMethods: null,
  });
  sim.store.paymentIntents.put(intent);
  recordEvent(sim, origin, 'payment_intent.created', intent);
  return intent;
}

function withCustomer(
  sim: Simulator,
  origin: Origin,
  record: SessionRecord,
  payer: Payer,
): SessionRecord {
  if (record.session.customer_creation !== 'always' || record.session.customer) return record;
  const customer = createCustomer(sim, origin, {
    email: payer.email ?? '',
    name: payer.name ?? '',
  });
  return change(sim, record, { customer: customer.id });
}

/**
 * The buyer tries to pay. A session that is no longer open stays as it is, so that a form sent
 * twice pays once. Gives the record as it is afterwards.
 */
export function paySession(
  sim: Simulator,
  origin: Origin,
  record: SessionRecord,
  method: PaymentMethodRecord,
  payer: Payer,
): SessionRecord {
  if (record.session.status !== 'open') return record;
  const ready = withCustomer(sim, origin, record, payer);
  const begun = intentFor(sim, origin, ready);
  const intent = attemptPayment(sim, origin, begun, method, payer);
  if (intent.last_payment_error) {
    const poor = method.test.declineCode === 'insufficient_funds';
    const notice = poor ? 'insufficient_funds' : 'declined';
    return change(sim, ready, { payment_intent: intent.id }, { notice });
  }
  return completeSession(sim, origin, ready, intent, payer);
}

function completeSession(
  sim: Simulator,
  origin: Origin,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): SessionRecord {
  const isPaid = intent.status === 'succeeded';
  const session = {
    customer_details: customerDetails(payer.email, payer.name),
    payment_intent: intent.id,
    payment_status: isPaid ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  };
  const completed = change(sim, record, session, { notice: null });
  recordEvent(sim, origin, 'checkout.session.completed', completed.session);
  if (isPaid) bookCharge(sim, AUTOMATIC, intent);
  return completed;
}

/** The bank's answer to a pay-later payment. Undefined when the session waits for none. */
export function settleSession(
  sim: Simulator,
  record: SessionRecord,
  result: 'succeeded' | 'failed',
): SessionRecord | undefined {
  const intent = intentOf(sim, record.session);
  if (intent?.status !== 'processing') return undefined;
  const settled = settlePayment(sim, AUTOMATIC, intent, result);
  const isPaid = result === 'succeeded';
  const status = { payment_status: isPaid ? 'paid' : 'unpaid' };
  const after = change(sim, record, status);
  const event = isPaid
    ? 'checkout.session.async_payment_succeeded'
    : 'checkout.session.async_payment_failed';
  recordEvent(sim, AUTOMATIC, event, after.session);
  if (isPaid) bookCharge(sim, AUTOMATIC, settled);
  return after;
}

/** Closes an open session unpaid, and with it the intent of a declined attempt. */
export function expireSession(
  sim: Simulator,
  origin: Origin,
  record: SessionRecord,
): Stripe.Checkout.Session {
  const intent = intentOf(sim, record.session);
  if (intent) cancelIntent(sim, origin, intent, 'expired');
  const expired = change(sim, record, { status: 'expired', url: null }, { notice: null });
  recordEvent(sim, origin, 'checkout.session.expired', expired.session);
  return expired.session;
}
