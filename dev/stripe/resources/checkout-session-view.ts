import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Simulator } from '../simulator.ts';
import type { CreateParams } from './checkout-session-params.ts';

const UNUSED = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: { card: { request_three_d_secure: 'automatic' } },
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;

const NO_TEXT = {
  after_submit: null,
  shipping_address: null,
  submit: null,
  terms_of_service_acceptance: null,
} satisfies Stripe.Checkout.Session.CustomText;

/** Known before anything is filled in: the address of the customer that pays, if given. */
function knownDetails(emailAddress: string | null): Stripe.Checkout.Session.CustomerDetails | null {
  return emailAddress === null ? null : customerDetails(emailAddress, null);
}

/** `customer_details`; the simulator asks for an e-mail address and nothing else. */
export function customerDetails(
  emailAddress: string | null,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email: emailAddress,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
}

function urls(sim: Simulator, params: CreateParams, id: string) {
  return {
    cancel_url: params.cancel_url ?? null,
    success_url: params.success_url,
    url: `${sim.baseUrl}/c/pay/${id}`,
  };
}

/** A new open session. `total` in minor units of `currency`, `expiresAt` in seconds. */
export function buildSession(
  sim: Simulator,
  params: CreateParams,
  terms: { total: number; currency: string; created: number; expiresAt: number },
  customerEmail: string | null,
): Stripe.Checkout.Session {
  const id = newId('cs_test_', 58);
  const given = params.customer_email ?? null;
  return {
    ...UNUSED,
    ...urls(sim, params, id),
    id,
    object: 'checkout.session',
    amount_subtotal: terms.total,
    amount_total: terms.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    client_reference_id: params.client_reference_id ?? null,
    created: terms.created,
    currency: terms.currency,
    custom_text: NO_TEXT,
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_details: knownDetails(given ?? customerEmail),
    customer_email: given,
    expires_at: terms.expiresAt,
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    mode: params.mode,
    payment_method_types: params.payment_method_types ?? ['card', 'sepa_debit'],
    payment_status: 'unpaid',
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    status: 'open',
    submit_type: params.submit_type ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode ?? 'hosted_page',
  } satisfies Stripe.Checkout.Session;
}
