import type Stripe from 'stripe';
import { z } from 'zod';
import { resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { created, paging } from '../params.ts';
import type { PaymentMethodRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';
import { methodDetails, type TestMethod } from '../test-methods.ts';
import type { Billing } from './payment-method-view.ts';

const UNUSED = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  source: null,
  source_transfer: null,
  transfer_data: null,
} satisfies Partial<Stripe.Charge>;

const SELLER_MESSAGES = {
  succeeded: 'Payment complete.',
  processing: 'Payment pending.',
  declined: 'The bank did not return any further details with this decline.',
};

function outcome(method: TestMethod): Stripe.Charge.Outcome {
  const declined = method.outcome === 'declined';
  return {
    advice_code: declined ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: declined ? 'declined_by_network' : 'approved_by_network',
    reason: method.declineCode,
    risk_level: 'normal',
    seller_message: SELLER_MESSAGES[method.outcome],
    type: declined ? 'issuer_declined' : 'authorized',
  };
}

const STATUS = { succeeded: 'succeeded', processing: 'pending', declined: 'failed' } as const;

function shippingOf({ shipping }: Stripe.PaymentIntent): Stripe.Charge.Shipping | null {
  return shipping;
}

/** The charge of one attempt to pay `intent`; its balance transaction is booked afterwards. */
export function buildCharge(
  sim: Simulator,
  intent: Stripe.PaymentIntent,
  { id: methodId, test: method }: PaymentMethodRecord,
  billing: Billing,
): Stripe.Charge {
  const { amount } = intent;
  const declined = method.outcome === 'declined';
  return {
    ...UNUSED,
    id: newId(method.type === 'card' ? 'ch_' : 'py_'),
    object: 'charge',
    amount,
    amount_captured: method.outcome === 'succeeded' ? amount : 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: { address: null, phone: null, tax_id: null, ...billing },
    calculated_statement_descriptor: intent.statement_descriptor ?? 'SIMULATED',
    captured: !declined,
    created: sim.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    failure_code: declined ? 'card_declined' : null,
    failure_message: declined ? 'Your card was declined.' : null,
    metadata: intent.metadata,
    outcome: outcome(method),
    paid: method.outcome === 'succeeded',
    payment_intent: intent.id,
    payment_method: methodId,
    payment_method_details: methodDetails(method, amount),
    receipt_email: intent.receipt_email,
    refunded: false,
    shipping: shippingOf(intent),
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: STATUS[method.outcome],
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge;
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  customer: z.string().optional(),
  payment_intent: z.string().optional(),
  transfer_group: z.string().optional(),
});

export const chargeRoutes = [
  route('GET', '/v1/charges/:id', z.strictObject({}), ({ sim, id }) => {
    const charge = sim.store.charges.find(id);
    if (!charge) throw resourceMissing('charge', id, 'id');
    return charge;
  }),
  route('GET', '/v1/charges', listSchema, ({ sim, params }) => {
    const { created: inRange, customer, payment_intent: intent, transfer_group: group } = params;
    const rows = sim.store.charges
      .newestFirst()
      .filter((charge) => !inRange || inRange(charge.created))
      .filter((charge) => customer === undefined || charge.customer === customer)
      .filter((charge) => intent === undefined || charge.payment_intent === intent)
      .filter((charge) => group === undefined || charge.transfer_group === group);
    return listPage(rows, '/v1/charges', params);
  }),
];
