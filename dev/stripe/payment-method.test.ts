import { expect, test } from 'vitest';
import { failureOf, startAll } from './test-support.ts';

test('a card is made from a test token, and is told of where it paid', async () => {
  const { stripe } = await startAll();
  const card = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { name: 'Kund AB', address: { city: 'Lund' } },
  });
  expect(card).toMatchObject({
    card: { last4: '4242' },
    billing_details: { name: 'Kund AB', address: { city: 'Lund', line1: null } },
  });
  const paid = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'sek',
    payment_method: card.id,
    confirm: true,
    expand: ['payment_method'],
  });
  expect(paid).toMatchObject({ status: 'succeeded', payment_method: { id: card.id } });
  expect(await stripe.paymentMethods.retrieve(card.id)).toMatchObject({ id: card.id });
});

const IBANS = [
  ['AT611904300234573201', 0, 'succeeded'],
  ['AT861904300235473202', 0, 'requires_payment_method'],
  ['AT321904300235473204', 180, 'succeeded'],
  ['AT051904300235473205', 180, 'requires_payment_method'],
] as const;

test.each(IBANS)('%s is answered after %i s with %s', async (iban, seconds, status) => {
  const { stripe, control } = await startAll();
  const method = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban } });
  const terms = { amount: 5000, currency: 'eur', payment_method: method.id, confirm: true };
  const { id, status: first } = await stripe.paymentIntents.create(terms);
  expect(first).toBe('processing');
  if (seconds > 0) {
    control.advanceClock(seconds - 1);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('processing');
  }
  control.advanceClock(1);
  const after = await stripe.paymentIntents.retrieve(id, {
    expand: ['latest_charge.balance_transaction'],
  });
  expect(after.status).toBe(status);
  const booked = { balance_transaction: { amount: 5000 } };
  expect(after.latest_charge).toMatchObject(status === 'succeeded' ? booked : { paid: false });
});

test('card numbers, unknown tokens and real accounts are refused', async () => {
  const { stripe } = await startAll();
  const number = { number: '4242424242424242', exp_month: 12, exp_year: 2034 };
  const calls = [
    stripe.paymentMethods.create({ type: 'card', card: number }),
    stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_x' } }),
    stripe.paymentMethods.create({
      type: 'sepa_debit',
      sepa_debit: { iban: 'SE4550000000058398257466' },
    }),
  ];
  for (const failure of await Promise.all(calls.map(failureOf))) {
    expect(failure).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' });
  }
});
