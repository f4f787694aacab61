import type Stripe from 'stripe';
import { z } from 'zod';
import { paySession } from '../checkout-flow.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { integer } from '../params.ts';
import type { SessionRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { cardError } from './payment-intent.ts';
import { usePaymentMethod } from './payment-method.ts';

// What Stripe's hosted page calls itself; undocumented, but Stripe's command line tool pays with it.
const PATH = '/v1/payment_pages/:id';

const confirmSchema = z.strictObject({
  expected_amount: integer(0).optional(),
  payment_method: z.string(),
});

function getRecord(sim: Simulator, id: string): SessionRecord {
  const record = sim.store.sessions.find(id);
  if (!record) throw resourceMissing('checkout.session', id, 'session');
  return record;
}

function confirm(
  sim: Simulator,
  origin: Origin,
  record: SessionRecord,
  params: z.output<typeof confirmSchema>,
): Stripe.Checkout.Session {
  const { amount_total: total, customer_email: known, status } = record.session;
  if (status !== 'open') throw invalidRequest(`This Checkout Session is ${status}.`);
  if (params.expected_amount !== undefined && params.expected_amount !== total) {
    const message = 'The amount of the Checkout Session is not the one that was expected.';
    throw invalidRequest(message, 'checkout_amount_mismatch', 'expected_amount');
  }
  const method = usePaymentMethod(sim, params.payment_method, { email: known, name: null });
  const { email, name } = method.method.billing_details;
  const { session } = paySession(sim, origin, record, method, { email: known ?? email, name });
  const intent = sim.store.paymentIntents.find(String(session.payment_intent));
  if (intent?.last_payment_error) throw cardError(intent);
  return session;
}

export const paymentPageRoutes = [
  route('GET', PATH, z.strictObject({}), ({ sim, id }) => getRecord(sim, id).session),
  route('POST', `${PATH}/confirm`, confirmSchema, ({ sim, origin, id, params }) =>
    confirm(sim, origin, getRecord(sim, id), params),
  ),
];
