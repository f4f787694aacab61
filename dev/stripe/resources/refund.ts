import type Stripe from 'stripe';
import { z } from 'zod';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { inWords } from '../money.ts';
import { created, integer, metadata, paging } from '../params.ts';
import { route } from '../routing.ts';
import { AUTOMATIC, type Origin, type Simulator } from '../simulator.ts';
import { availabilityOf, bookMovement } from './balance-transaction.ts';
import { recordEvent } from './event.ts';

const createSchema = z.strictObject({
  amount: integer(1).optional(),
  charge: z.string().optional(),
  metadata: metadata.optional(),
  payment_intent: z.string().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

type CreateParams = z.output<typeof createSchema>;

function chargeToRefund(sim: Simulator, params: CreateParams): Stripe.Charge {
  const { charge: chargeId, payment_intent: intentId } = params;
  if (chargeId !== undefined) {
    const charge = sim.store.charges.find(chargeId);
    if (!charge) throw resourceMissing('charge', chargeId, 'charge', 400);
    return charge;
  }
  if (intentId === undefined) {
    const message =
      'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalidRequest(message, 'parameter_missing');
  }
  const intent = sim.store.paymentIntents.find(intentId);
  if (!intent) throw resourceMissing('payment_intent', intentId, 'payment_intent', 400);
  const { latest_charge: latest } = intent;
  const charge = typeof latest === 'string' ? sim.store.charges.find(latest) : undefined;
  if (charge?.status === 'succeeded') return charge;
  const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`;
  throw invalidRequest(message, 'payment_intent_unexpected_state', 'payment_intent');
}

/** A chargeback has given the payer the money already; only an inquiry can be met by a refund. */
function refuseIfChargedBack(sim: Simulator, charge: Stripe.Charge): void {
  const disputes = sim.store.disputes.oldestFirst();
  if (!disputes.some((one) => one.charge === charge.id && !one.is_charge_refundable)) return;
  const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
  throw invalidRequest(message, 'charge_disputed');
}

/** The amount to give back, in minor units. Throws when more than what is left of the charge. */
function amountToRefund(sim: Simulator, charge: Stripe.Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw invalidRequest(`Charge ${charge.id} has not succeeded and cannot be refunded.`);
  }
  refuseIfChargedBack(sim, charge);
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw invalidRequest(message, 'charge_already_refunded');
  }
  const amount = asked ?? left;
  if (amount <= left) return amount;
  const message =
    `Refund amount (${inWords(amount, charge.currency)}) is greater than unrefunded amount on ` +
    `charge (${inWords(left, charge.currency)})`;
  throw invalidRequest(message, undefined, 'amount');
}

function destination(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  if (charge.payment_method_details?.type !== 'card') return { type: 'sepa_debit' };
  const reference = {
    reference_status: 'pending',
    reference_type: 'acquirer_reference_number',
  };
  return { type: 'card', card: { ...reference, type: 'refund' } };
}

function buildRefund(
  sim: Simulator,
  charge: Stripe.Charge,
  amount: number,
  params: CreateParams,
): Stripe.Refund {
  const { currency, description } = charge;
  const id = newId('re_');
  const movement = { type: 'refund', amount: -amount, fee: 0, currency, source: id } as const;
  // It is taken from the same money: a charge that is not available yet pays its own refund.
  const availableOn = availabilityOf(sim, charge);
  const availability = availableOn === undefined ? {} : { availableOn };
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: bookMovement(sim, { ...movement, description, ...availability }).id,
    charge: charge.id,
    created: sim.clock.seconds(),
    currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(charge),
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund;
}

/** `by` in minor units; negative when a refund failed and the money came back. */
function moveRefunded(sim: Simulator, charge: Stripe.Charge, by: number): Stripe.Charge {
  const refunded = charge.amount_refunded + by;
  const isWhole = refunded === charge.amount;
  return sim.store.charges.put({ ...charge, amount_refunded: refunded, refunded: isWhole });
}

function createRefund(sim: Simulator, origin: Origin, params: CreateParams): Stripe.Refund {
  const charge = chargeToRefund(sim, params);
  const amount = amountToRefund(sim, charge, params.amount);
  const refund = sim.store.refunds.put(buildRefund(sim, charge, amount, params));
  recordEvent(sim, origin, 'refund.created', refund);
  const after = moveRefunded(sim, charge, amount);
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  recordEvent(sim, origin, 'charge.refunded', after, previous);
  addReference(sim, refund);
  return refund;
}

/** The card network gives its reference a while after the refund (`refund.updated`). */
function addReference(sim: Simulator, refund: Stripe.Refund): void {
  const card = refund.destination_details?.card;
  const reference = newId('', 23).toUpperCase();
  const details: Stripe.Refund.DestinationDetails = card
    ? { type: 'card', card: { ...card, reference, reference_status: 'available' } }
    : { type: 'sepa_debit' };
  const updated = sim.store.refunds.put({ ...refund, destination_details: details });
  const previous = { destination_details: refund.destination_details };
  recordEvent(sim, AUTOMATIC, 'refund.updated', updated, previous);
}

/**
 * A refund that had succeeded comes back (`refund.failed`): the money is on the balance again.
 * Undefined when there is no such refund, or it has failed already.
 */
export function failRefund(sim: Simulator, id: string): Stripe.Refund | undefined {
  const refund = sim.store.refunds.find(id);
  const charge = sim.store.charges.find(String(refund?.charge));
  if (!refund || !charge || refund.status === 'failed') return undefined;
  const { amount, currency } = refund;
  const movement = { type: 'refund_failure', amount, fee: 0, currency, source: id } as const;
  const failed = sim.store.refunds.put({
    ...refund,
    failure_balance_transaction: bookMovement(sim, { ...movement, description: null }).id,
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  });
  moveRefunded(sim, charge, -amount);
  recordEvent(sim, AUTOMATIC, 'refund.updated', failed, { status: refund.status });
  recordEvent(sim, AUTOMATIC, 'refund.failed', failed);
  return failed;
}

const listSchema = z.strictObject({
  ...paging,
  charge: z.string().optional(),
  created: created.optional(),
  payment_intent: z.string().optional(),
});

const updateSchema = z.strictObject({ metadata: metadata.optional() });

function getRefund(sim: Simulator, id: string): Stripe.Refund {
  const refund = sim.store.refunds.find(id);
  if (!refund) throw resourceMissing('refund', id, 'id');
  return refund;
}

function updateRefund(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Refund,
  pairs: Stripe.Metadata,
): Stripe.Refund {
  const change = { metadata: mergeMetadata(old.metadata, pairs) };
  const refund = sim.store.refunds.put({ ...old, ...change });
  const previous = valuesBefore(old, change);
  recordEvent(sim, origin, 'refund.updated', refund, previous);
  recordEvent(sim, origin, 'charge.refund.updated', refund, previous);
  return refund;
}

export const refundRoutes = [
  route('POST', '/v1/refunds', createSchema, ({ sim, origin, params }) =>
    createRefund(sim, origin, params),
  ),
  route('GET', '/v1/refunds/:id', z.strictObject({}), ({ sim, id }) => getRefund(sim, id)),
  route('POST', '/v1/refunds/:id', updateSchema, ({ sim, origin, id, params }) =>
    updateRefund(sim, origin, getRefund(sim, id), params.metadata ?? {}),
  ),
  route('GET', '/v1/refunds', listSchema, ({ sim, params }) => {
    const { charge, created: inRange, payment_intent: intent } = params;
    const rows = sim.store.refunds
      .newestFirst()
      .filter((refund) => !inRange || inRange(refund.created))
      .filter((refund) => charge === undefined || refund.charge === charge)
      .filter((refund) => intent === undefined || refund.payment_intent === intent);
    return listPage(rows, '/v1/refunds', params);
  }),
];
