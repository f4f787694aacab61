import type Stripe from 'stripe';

/** A payment method of Stripe's test set (https://docs.stripe.com/testing) and what it does. */
export interface TestMethod {
  type: 'card' | 'sepa_debit';
  last4: string;
  country: string;
  outcome: 'succeeded' | 'processing' | 'declined';
  declineCode: 'generic_decline' | 'insufficient_funds' | null;
  /** The dispute that follows a payment, if any. */
  dispute: DisputeKind | null;
  /** Whether the money can be paid out at once instead of after a week. */
  skipsPending: boolean;
  /** What the bank answers in the end when `outcome` is `processing`. */
  answer: 'succeeded' | 'failed';
  /** How long the bank takes, ms; null takes the time the simulator is set to. */
  answersAfterMs: number | null;
}

export type DisputeKind = 'fraudulent' | 'product_not_received' | 'inquiry';

const GOOD_CARD: TestMethod = {
  type: 'card',
  last4: '4242',
  country: 'US',
  outcome: 'succeeded',
  declineCode: null,
  dispute: null,
  skipsPending: false,
  answer: 'succeeded',
  answersAfterMs: null,
};

const DECLINED_CARD: TestMethod = {
  ...GOOD_CARD,
  last4: '0002',
  outcome: 'declined',
  declineCode: 'generic_decline',
};
const POOR_CARD: TestMethod = {
  ...DECLINED_CARD,
  last4: '9995',
  declineCode: 'insufficient_funds',
};
const DISPUTE_CARD: TestMethod = { ...GOOD_CARD, last4: '0259', dispute: 'fraudulent' };
const NOT_RECEIVED_CARD: TestMethod = {
  ...GOOD_CARD,
  last4: '2685',
  dispute: 'product_not_received',
};
const INQUIRY_CARD: TestMethod = { ...GOOD_CARD, last4: '1976', dispute: 'inquiry' };
const BYPASS_CARD: TestMethod = { ...GOOD_CARD, last4: '0077', skipsPending: true };

const CARD_NUMBERS = new Map([
  ['4242424242424242', GOOD_CARD],
  ['4000000000000002', DECLINED_CARD],
  ['4000000000009995', POOR_CARD],
  ['4000000000000259', DISPUTE_CARD],
  ['4000000000002685', NOT_RECEIVED_CARD],
  ['4000000000001976', INQUIRY_CARD],
  ['4000000000000077', BYPASS_CARD],
]);

// The part after `pm_card_` and `tok_`, which name the same cards.
const CARD_NAMES = new Map([
  ['visa', GOOD_CARD],
  ['visa_chargeDeclined', DECLINED_CARD],
  ['chargeDeclined', DECLINED_CARD],
  ['visa_chargeDeclinedInsufficientFunds', POOR_CARD],
  ['chargeDeclinedInsufficientFunds', POOR_CARD],
  ['createDispute', DISPUTE_CARD],
  ['createDisputeProductNotReceived', NOT_RECEIVED_CARD],
  ['createDisputeInquiry', INQUIRY_CARD],
  ['bypassPending', BYPASS_CARD],
]);

/**
 * Pay later. No delayed method of Stripe's takes SEK today, so a SEPA debit stands for all of them
 * here, whatever the currency.
 */
export const LATER: TestMethod = {
  ...GOOD_CARD,
  type: 'sepa_debit',
  last4: '3000',
  country: 'DE',
  outcome: 'processing',
};

/** Pay later, and the bank refuses in the end. */
export const LATER_REFUSED: TestMethod = { ...LATER, last4: '3002', answer: 'failed' };

const AUSTRIAN: TestMethod = { ...LATER, country: 'AT', answersAfterMs: 0 };
const THREE_MINUTES = 180_000;

// https://docs.stripe.com/payments/sepa-debit/accept-a-payment#test-your-integration
const IBANS = new Map<string, TestMethod>([
  ['AT611904300234573201', { ...AUSTRIAN, last4: '3201' }],
  ['AT321904300235473204', { ...AUSTRIAN, last4: '3204', answersAfterMs: THREE_MINUTES }],
  ['AT861904300235473202', { ...AUSTRIAN, last4: '3202', answer: 'failed' }],
  [
    'AT051904300235473205',
    { ...AUSTRIAN, last4: '3205', answer: 'failed', answersAfterMs: THREE_MINUTES },
  ],
  ['AT591904300235473203', { ...AUSTRIAN, last4: '3203', dispute: 'fraudulent' }],
]);

/** The SEPA account with this test IBAN; undefined for any other. */
export function findTestIban(iban: string): TestMethod | undefined {
  return IBANS.get(iban.replaceAll(/\s/g, '').toUpperCase());
}

/** The card behind a test token such as `tok_visa`; undefined for any other token. */
export function findTestToken(token: string): TestMethod | undefined {
  return token.startsWith('tok_') ? CARD_NAMES.get(token.slice('tok_'.length)) : undefined;
}

/** The test card with this number, blanks and dashes aside; undefined for any other card. */
export function findTestCard(number: string): TestMethod | undefined {
  return CARD_NUMBERS.get(number.replaceAll(/[\s-]/g, ''));
}

/** The method behind a `pm_card_…` id; undefined for any other id. */
export function findTestMethod(id: string): TestMethod | undefined {
  return id.startsWith('pm_card_') ? CARD_NAMES.get(id.slice('pm_card_'.length)) : undefined;
}

function cardDetails(method: TestMethod, amount: number): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: method.outcome === 'succeeded' ? amount : null,
    authorization_code: null,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: method.country,
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    extended_authorization: { status: 'disabled' },
    fingerprint: `simulated${method.last4}`,
    funding: 'credit',
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: method.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: 'visa',
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

/** The `payment_method_details` of a charge made with `method`. */
export function methodDetails(
  method: TestMethod,
  amount: number,
): Stripe.Charge.PaymentMethodDetails {
  if (method.type === 'card') return { type: 'card', card: cardDetails(method, amount) };
  return {
    type: 'sepa_debit',
    sepa_debit: {
      bank_code: '37040044',
      branch_code: '',
      country: method.country,
      fingerprint: `simulated${method.last4}`,
      last4: method.last4,
      mandate: 'mandate_simulated',
    },
  };
}
