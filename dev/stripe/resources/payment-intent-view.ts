import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Simulator } from '../simulator.ts';

const UNUSED = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_method_options: {
    card: {
      installments: null,
      mandate_options: null,
      network: null,
      request_three_d_secure: 'automatic',
    },
  },
  payment_record: null,
  processing: null,
  review: null,
  source: null,
  transfer_data: null,
} as const satisfies Partial<Stripe.PaymentIntent>;

/** What is decided by whoever makes an intent; amounts in minor units. */
export interface IntentInput {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Stripe.Metadata;
  receiptEmail: string | null;
  setupFutureUsage: Stripe.PaymentIntent.SetupFutureUsage | null;
  shipping: Stripe.PaymentIntent.Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
  paymentMethod: string | null;
  paymentMethodTypes: string[];
  automaticPaymentMethods: Stripe.PaymentIntent.AutomaticPaymentMethods | null;
}

/** A new intent that nobody has tried to pay. */
export function buildIntent(sim: Simulator, input: IntentInput): Stripe.PaymentIntent {
  const id = newId('pi_');
  return {
    ...UNUSED,
    id,
    object: 'payment_intent',
    amount: input.amount,
    automatic_payment_methods: input.automaticPaymentMethods,
    client_secret: `${id}_secret_${newId('')}`,
    created: sim.clock.seconds(),
    currency: input.currency,
    customer: input.customer,
    description: input.description,
    metadata: input.metadata,
    payment_method: input.paymentMethod,
    payment_method_types: input.paymentMethodTypes,
    receipt_email: input.receiptEmail,
    setup_future_usage: input.setupFutureUsage,
    shipping: input.shipping,
    statement_descriptor: input.statementDescriptor,
    statement_descriptor_suffix: input.statementDescriptorSuffix,
    status: input.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    transfer_group: input.transferGroup,
  } satisfies Stripe.PaymentIntent;
}
