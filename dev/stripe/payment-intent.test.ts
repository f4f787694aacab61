import { expect, test } from 'vitest';
import { clientOf, failureOf, startSimulator } from './test-support.ts';

async function start() {
  const simulator = await startSimulator();
  return { ...simulator, stripe: clientOf(simulator.url) };
}

test('an intent is confirmed with a test card', async () => {
  const { stripe } = await start();
  const intent = await stripe.paymentIntents.create({ amount: 5000, currency: 'SEK' });
  expect(intent).toMatchObject({ status: 'requires_payment_method', currency: 'sek' });
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 5000 });
  const failure = await failureOf(stripe.paymentIntents.cancel(intent.id));
  expect(failure.code).toBe('payment_intent_unexpected_state');
});

test('a declined card is a card error that carries the intent', async () => {
  const { stripe } = await start();
  const intent = await stripe.paymentIntents.create({ amount: 5000, currency: 'eur' });
  const failure = await failureOf(
    stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
    }),
  );
  expect(failure).toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    payment_intent: { id: intent.id, status: 'requires_payment_method' },
  });
});

test('an unpaid intent is cancelled once', async () => {
  const { stripe } = await start();
  const intent = await stripe.paymentIntents.create({ amount: 5000, currency: 'sek' });
  const canceled = await stripe.paymentIntents.cancel(intent.id, {
    cancellation_reason: 'duplicate',
  });
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'duplicate' });
  expect((await failureOf(stripe.paymentIntents.cancel(intent.id))).statusCode).toBe(400);
  expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([intent.id]);
});

test('payment_method_types and unknown methods are refused', async () => {
  const { stripe } = await start();
  const old = { amount: 5000, currency: 'sek', payment_method_types: ['card'] };
  expect((await failureOf(stripe.paymentIntents.create(old))).code).toBe(
    'payment_method_types_no_longer_supported',
  );
  const odd = { amount: 5000, currency: 'sek', confirm: true, payment_method: 'pm_real' };
  expect((await failureOf(stripe.paymentIntents.create(odd))).code).toBe('resource_missing');
});
