import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { PaymentMethodRecord } from '../records.ts';
import type { Simulator } from '../simulator.ts';
import type { TestMethod } from '../test-methods.ts';

/** Whose card or account it is, as far as it was told. */
export interface Billing {
  email: string | null;
  name: string | null;
  phone?: string | null;
  address?: Stripe.Address | null;
}

function card(test: TestMethod): Stripe.PaymentMethod.Card {
  return {
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: test.country,
    display_brand: 'visa',
    exp_month: 12,
    exp_year: 2034,
    fingerprint: `simulated${test.last4}`,
    funding: 'credit',
    generated_from: null,
    last4: test.last4,
    networks: { available: ['visa'], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function sepaDebit(test: TestMethod): Stripe.PaymentMethod.SepaDebit {
  return {
    bank_code: '19043',
    branch_code: '',
    country: test.country,
    fingerprint: `simulated${test.last4}`,
    generated_from: { charge: null, setup_attempt: null },
    last4: test.last4,
  };
}

/** A payment method of its own that behaves as `test` does; kept, so that it can be read. */
export function keepPaymentMethod(
  sim: Simulator,
  test: TestMethod,
  billing: Billing,
  metadata: Stripe.Metadata = {},
): PaymentMethodRecord {
  const { email, name, phone = null, address = null } = billing;
  const method = {
    id: newId('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address, email, name, phone, tax_id: null },
    ...(test.type === 'card' ? { card: card(test) } : { sepa_debit: sepaDebit(test) }),
    created: sim.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: test.type,
  } satisfies Stripe.PaymentMethod;
  return sim.store.paymentMethods.put({ id: method.id, method, test });
}
