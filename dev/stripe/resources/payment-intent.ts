import type Stripe from 'stripe';
import { z } from 'zod';
import { fullShipping, shipping } from '../address.ts';
import { ApiError, invalidRequest, resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { checkAmount, knownCurrency } from '../money.ts';
import {
  boolean,
  created,
  email,
  integer,
  list,
  metadata,
  paging,
  text,
  webUrl,
} from '../params.ts';
import { attemptPayment, bookCharge } from '../payment.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { getCustomer } from './customer.ts';
import { recordEvent } from './event.ts';
import { buildIntent } from './payment-intent-view.ts';
import { checkPaymentMethod, usePaymentMethod } from './payment-method.ts';

const createSchema = z.strictObject({
  amount: integer(1),
  currency: z.string(),
  automatic_payment_methods: z
    .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  confirm: boolean.optional(),
  customer: z.string().optional(),
  description: text(1000).optional(),
  metadata: metadata.optional(),
  payment_method: z.string().optional(),
  payment_method_types: list(z.enum(['card', 'sepa_debit'])).optional(),
  receipt_email: email.optional(),
  return_url: webUrl.optional(),
  shipping: shipping.optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text().optional(),
});

const confirmSchema = z.strictObject({
  payment_method: z.string().optional(),
  return_url: webUrl.optional(),
});

const cancelSchema = z.strictObject({
  cancellation_reason: z
    .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
    .optional(),
});

function createIntent(
  sim: Simulator,
  origin: Origin,
  params: z.output<typeof createSchema>,
): Stripe.PaymentIntent {
  const currency = knownCurrency(params.currency, 'currency');
  checkAmount(params.amount, currency, 'amount');
  if (params.customer !== undefined) getCustomer(sim, params.customer, 'customer');
  if (params.payment_method !== undefined) checkPaymentMethod(sim, params.payment_method);
  const intent = buildIntent(sim, {
    amount: params.amount,
    currency,
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: params.metadata ?? {},
    receiptEmail: params.receipt_email ?? null,
    setupFutureUsage: null,
    shipping: params.shipping ? fullShipping(params.shipping) : null,
    statementDescriptor: params.statement_descriptor ?? null,
    statementDescriptorSuffix: params.statement_descriptor_suffix ?? null,
    transferGroup: params.transfer_group ?? null,
    paymentMethod: params.payment_method ?? null,
    paymentMethodTypes: params.payment_method_types ?? ['card', 'sepa_debit'],
    automaticPaymentMethods: { allow_redirects: 'always', enabled: true },
  });
  sim.store.paymentIntents.put(intent);
  recordEvent(sim, origin, 'payment_intent.created', intent);
  return params.confirm ? confirmIntent(sim, origin, intent, params.payment_method) : intent;
}

function getIntent(sim: Simulator, id: string): Stripe.PaymentIntent {
  const intent = sim.store.paymentIntents.find(id);
  if (!intent) throw resourceMissing('payment_intent', id, 'intent');
  return intent;
}

/** Throws 400 for an intent of Checkout: it is steered by its session alone. */
function refuseIfOfCheckout(sim: Simulator, intent: Stripe.PaymentIntent, verb: string): void {
  const sessions = sim.store.sessions.oldestFirst();
  if (sessions.some(({ session }) => session.payment_intent === intent.id)) {
    throw invalidRequest(`You cannot ${verb} a PaymentIntent created by a Checkout Session.`);
  }
}

function refuseUnless(intent: Stripe.PaymentIntent, statuses: string[], verb: string): void {
  if (statuses.includes(intent.status)) return;
  throw new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: intent,
  });
}

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

function confirmIntent(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  methodId: string | undefined,
): Stripe.PaymentIntent {
  refuseUnless(intent, OPEN, 'confirm');
  const id = methodId ?? (typeof intent.payment_method === 'string' ? intent.payment_method : null);
  if (id === null) {
    throw invalidRequest('Missing a payment method.', 'parameter_missing', 'payment_method');
  }
  const payer = { email: intent.receipt_email, name: null };
  const method = usePaymentMethod(sim, id, payer);
  const after = attemptPayment(sim, origin, intent, method, payer);
  if (after.last_payment_error) throw cardError(after);
  if (after.status === 'succeeded') bookCharge(sim, origin, after);
  return after;
}

/** 402 with the intent: its last attempt was declined. */
export function cardError(intent: Stripe.PaymentIntent): ApiError {
  const { code, decline_code: declineCode, charge, message } = intent.last_payment_error ?? {};
  return new ApiError(402, {
    type: 'card_error',
    code: code ?? 'card_declined',
    message: message ?? 'Your card was declined.',
    payment_intent: intent,
    ...(declineCode ? { decline_code: declineCode } : {}),
    ...(charge ? { charge } : {}),
  });
}

/** Ends an intent that nobody is going to pay (`payment_intent.canceled`). */
export function cancelIntent(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const canceled = sim.store.paymentIntents.put({
    ...intent,
    canceled_at: sim.clock.seconds(),
    cancellation_reason: reason,
    status: 'canceled',
  });
  recordEvent(sim, origin, 'payment_intent.canceled', canceled);
  return canceled;
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  customer: z.string().optional(),
});

export const paymentIntentRoutes = [
  route('POST', '/v1/payment_intents', createSchema, ({ sim, origin, params }) =>
    createIntent(sim, origin, params),
  ),
  route('GET', '/v1/payment_intents/:id', z.strictObject({}), ({ sim, id }) => getIntent(sim, id)),
  route('POST', '/v1/payment_intents/:id/confirm', confirmSchema, (call) => {
    const intent = getIntent(call.sim, call.id);
    refuseIfOfCheckout(call.sim, intent, 'confirm');
    return confirmIntent(call.sim, call.origin, intent, call.params.payment_method);
  }),
  route('POST', '/v1/payment_intents/:id/cancel', cancelSchema, (call) => {
    const intent = getIntent(call.sim, call.id);
    refuseIfOfCheckout(call.sim, intent, 'cancel');
    refuseUnless(intent, OPEN, 'cancel');
    return cancelIntent(call.sim, call.origin, intent, call.params.cancellation_reason ?? null);
  }),
  route('GET', '/v1/payment_intents', listSchema, ({ sim, params }) => {
    const rows = sim.store.paymentIntents
      .newestFirst()
      .filter((intent) => !params.created || params.created(intent.created))
      .filter((intent) => params.customer === undefined || intent.customer === params.customer);
    return listPage(rows, '/v1/payment_intents', params);
  }),
];
