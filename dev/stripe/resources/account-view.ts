import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Simulator } from '../simulator.ts';

const NO_REQUIREMENTS = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
} satisfies Stripe.Account.Requirements;

const DUE = ['external_account', 'individual.verification.document', 'tos_acceptance.date'];

const UNTOLD = {
  ...NO_REQUIREMENTS,
  currently_due: DUE,
  disabled_reason: 'requirements.past_due',
  eventually_due: DUE,
  past_due: DUE,
} satisfies Stripe.Account.Requirements;

const NO_PROFILE = {
  annual_revenue: null,
  estimated_worker_count: null,
  mcc: null,
  minority_owned_business_designation: null,
  name: null,
  product_description: null,
  specified_commercial_transactions_act_url: null,
  support_address: null,
  support_email: null,
  support_phone: null,
  support_url: null,
  url: null,
} satisfies Stripe.Account.BusinessProfile;

const SETTINGS = {
  bacs_debit_payments: { display_name: null, service_user_number: null },
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_issuing: { tos_acceptance: { date: null, ip: null } },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: null, timezone: 'Europe/Stockholm' },
  invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  payouts: {
    debit_negative_balances: false,
    schedule: { delay_days: 7, interval: 'daily' },
    statement_descriptor: null,
  },
  sepa_debit_payments: {},
} satisfies Stripe.Account.Settings;

const EXPRESS = {
  fees: { payer: 'application_express' },
  is_controller: true,
  losses: { payments: 'application' },
  requirement_collection: 'stripe',
  stripe_dashboard: { type: 'express' },
  type: 'application',
} satisfies Stripe.Account.Controller;

/** What is decided by whoever makes an account. */
export interface AccountInput {
  type: 'express' | 'standard';
  country: string;
  currency: string;
  email: string | null;
  businessType: string | null;
  metadata: Stripe.Metadata;
  profile: Partial<Stripe.Account.BusinessProfile>;
  capabilities: Stripe.Account.Capabilities;
  /** Whether everything has been told that Stripe must know. */
  isReady: boolean;
}

/** What changes once everything has been told: money can be received and paid out. */
export function readiness(capabilities: Stripe.Account.Capabilities, now: number) {
  const active = Object.keys(capabilities).map((name) => [name, 'active'] as const);
  return {
    capabilities: Object.fromEntries(active),
    charges_enabled: 'card_payments' in capabilities,
    details_submitted: true,
    payouts_enabled: true,
    requirements: NO_REQUIREMENTS,
    tos_acceptance: { date: now, ip: null, user_agent: null },
  } satisfies Partial<Stripe.Account>;
}

export function buildAccount(sim: Simulator, input: AccountInput): Stripe.Account {
  const id = newId('acct_', 16);
  const now = sim.clock.seconds();
  const url = `/v1/accounts/${id}/external_accounts`;
  return {
    id,
    object: 'account',
    business_profile: { ...NO_PROFILE, ...input.profile },
    business_type: input.businessType,
    capabilities: input.capabilities,
    charges_enabled: false,
    controller: input.type === 'express' ? EXPRESS : { type: 'account' },
    country: input.country,
    created: now,
    default_currency: input.currency,
    details_submitted: false,
    email: input.email,
    external_accounts: { object: 'list', data: [], has_more: false, url },
    future_requirements: NO_REQUIREMENTS,
    metadata: input.metadata,
    payouts_enabled: false,
    requirements: UNTOLD,
    settings: SETTINGS,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: input.type,
    ...(input.isReady ? readiness(input.capabilities, now) : {}),
  } satisfies Stripe.Account;
}
