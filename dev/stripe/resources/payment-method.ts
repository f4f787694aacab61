import { z } from 'zod';
import { address, fullAddress, orNull } from '../address.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { email, metadata, text } from '../params.ts';
import type { PaymentMethodRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';
import { findTestIban, findTestMethod, findTestToken, type TestMethod } from '../test-methods.ts';
import { keepPaymentMethod, type Billing } from './payment-method-view.ts';

const billingDetails = z.strictObject({
  address: address.optional(),
  email: email.optional(),
  name: text().optional(),
  phone: text(20).optional(),
});

const rest = { billing_details: billingDetails.optional(), metadata: metadata.optional() };

const cardSchema = z.strictObject({
  ...rest,
  type: z.literal('card'),
  // Card numbers never reach the API: Stripe refuses them too unless asked otherwise.
  card: z.strictObject({ token: z.string() }),
});

const debitSchema = z.strictObject({
  ...rest,
  type: z.literal('sepa_debit'),
  sepa_debit: z.strictObject({ iban: z.string() }),
});

const createSchema = z.discriminatedUnion('type', [cardSchema, debitSchema]);

type CreateParams = z.output<typeof createSchema>;

function testMethodOf(params: CreateParams): TestMethod {
  if (params.type === 'card') {
    const card = findTestToken(params.card.token);
    if (!card) throw resourceMissing('token', params.card.token, 'card[token]', 400);
    return card;
  }
  const account = findTestIban(params.sepa_debit.iban);
  if (account) return account;
  const message = 'Only the test IBANs of the documentation work here.';
  throw invalidRequest(message, 'invalid_bank_account_iban', 'sepa_debit[iban]');
}

function billingOf(given: z.output<typeof billingDetails> = {}): Billing {
  return {
    address: given.address ? fullAddress(given.address) : null,
    email: orNull(given.email),
    name: orNull(given.name),
    phone: orNull(given.phone),
  };
}

/** The payment method with this id, or a new one for a `pm_card_…`. Throws `resource_missing`. */
export function usePaymentMethod(
  sim: Simulator,
  id: string,
  billing: Billing,
): PaymentMethodRecord {
  const kept = sim.store.paymentMethods.find(id);
  if (kept) return kept;
  return keepPaymentMethod(sim, knownTestMethod(id), billing);
}

function knownTestMethod(id: string): TestMethod {
  const test = findTestMethod(id);
  if (!test) throw resourceMissing('PaymentMethod', id, 'payment_method', 400);
  return test;
}

/** Throws `resource_missing` for an id that names no payment method. */
export function checkPaymentMethod(sim: Simulator, id: string): void {
  if (!sim.store.paymentMethods.find(id)) knownTestMethod(id);
}

export const paymentMethodRoutes = [
  route('POST', '/v1/payment_methods', createSchema, ({ sim, params }) => {
    const billing = billingOf(params.billing_details);
    return keepPaymentMethod(sim, testMethodOf(params), billing, params.metadata).method;
  }),
  route('GET', '/v1/payment_methods/:id', z.strictObject({}), ({ sim, id }) => {
    const record = sim.store.paymentMethods.find(id);
    if (!record) throw resourceMissing('PaymentMethod', id, 'payment_method');
    return record.method;
  }),
];
