import type Stripe from 'stripe';

/** A payment method of Stripe's test set (https://docs.stripe.com/testing) and what it does. */
export interface TestMethod {
  type: 'card' | 'sepa_debit';
  last4: string;
  outcome: 'succeeded' | 'processing' | 'declined';
  declineCode: 'generic_decline' | 'insufficient_funds' | null;
}

const GOOD_CARD: TestMethod = {
  type: 'card',
  last4: '4242',
  outcome: 'succeeded',
  declineCode: null,
};

const DECLINED_CARD: TestMethod = {
  type: 'card',
  last4: '0002',
  outcome: 'declined',
  declineCode: 'generic_decline',
};

const POOR_CARD: TestMethod = {
  type: 'card',
  last4: '9995',
  outcome: 'declined',
  declineCode: 'insufficient_funds',
};

const CARD_NUMBERS = new Map([
  ['4242424242424242', GOOD_CARD],
  ['4000000000000002', DECLINED_CARD],
  ['4000000000009995', POOR_CARD],
]);

const METHOD_IDS = new Map([
  ['pm_card_visa', GOOD_CARD],
  ['pm_card_visa_chargeDeclined', DECLINED_CARD],
  ['pm_card_chargeDeclined', DECLINED_CARD],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', POOR_CARD],
  ['pm_card_chargeDeclinedInsufficientFunds', POOR_CARD],
]);

/**
 * Pay later. No delayed method of Stripe's takes SEK today, so a SEPA debit stands for all of them
 * here, whatever the currency.
 */
export const LATER: TestMethod = {
  type: 'sepa_debit',
  last4: '3000',
  outcome: 'processing',
  declineCode: null,
};

/** The test card with this number, blanks and dashes aside; undefined for any other card. */
export function findTestCard(number: string): TestMethod | undefined {
  return CARD_NUMBERS.get(number.replaceAll(/[\s-]/g, ''));
}

/** The method behind a `pm_card_…` id; undefined for any other id. */
export function findTestMethod(id: string): TestMethod | undefined {
  return METHOD_IDS.get(id);
}

function cardDetails(method: TestMethod, amount: number): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: method.outcome === 'succeeded' ? amount : null,
    authorization_code: null,
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
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
      country: 'DE',
      fingerprint: `simulated${method.last4}`,
      last4: method.last4,
      mandate: 'mandate_simulated',
    },
  };
}
