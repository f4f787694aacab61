import { expect, test } from 'vitest';
import { clientOf, failureOf, invoiceSession, startSimulator } from './test-support.ts';

async function start() {
  const simulator = await startSimulator();
  return { ...simulator, stripe: clientOf(simulator.url) };
}

test('the same key with the same parameters answers the first result again', async () => {
  const { stripe } = await start();
  const options = { idempotencyKey: 'inv_1:checkout:1' };
  const first = await stripe.checkout.sessions.create(invoiceSession(), options);
  const second = await stripe.checkout.sessions.create(invoiceSession(), options);
  expect(second.id).toBe(first.id);
  expect(first.lastResponse.headers).not.toHaveProperty('idempotent-replayed');
  expect(second.lastResponse.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.lastResponse.requestId,
  });
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
});

test('the order of the parameters does not matter', async () => {
  const { stripe } = await start();
  const options = { idempotencyKey: 'order' };
  const first = await stripe.customers.create({ name: 'A', phone: '1' }, options);
  const second = await stripe.customers.create({ phone: '1', name: 'A' }, options);
  expect(second.id).toBe(first.id);
});

test('the same key with other parameters, or for another endpoint, is refused', async () => {
  const { stripe } = await start();
  const options = { idempotencyKey: 'one' };
  await stripe.customers.create({ name: 'Första AB' }, options);
  const other = await failureOf(stripe.customers.create({ name: 'Andra AB' }, options));
  expect(other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  const elsewhere = await failureOf(stripe.checkout.sessions.create(invoiceSession(), options));
  expect(elsewhere.type).toBe('StripeIdempotencyError');
});

test('an error that came from carrying the call out is kept for its key', async () => {
  const { stripe, control } = await start();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  const params = { charge: 'ch_missing', amount: 100 };
  const options = { idempotencyKey: 'refund_1' };
  await failureOf(stripe.refunds.create(params, options));
  control.pay(session.id, 'pay');
  const again = await failureOf(stripe.refunds.create(params, options));
  expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' });
  expect(again.code).toBe('resource_missing');
});

test('a call refused for its parameters leaves the key free', async () => {
  const { stripe } = await start();
  const options = { idempotencyKey: 'fix_and_retry' };
  await failureOf(stripe.customers.create({ email: 'fel' }, options));
  const customer = await stripe.customers.create({ email: 'ratt@example.com' }, options);
  expect(customer.email).toBe('ratt@example.com');
});

test('two calls at once with one key: one is carried out, the other gets 409', async () => {
  const { stripe, control } = await start();
  control.setFaults({ apiDelayMs: 50 });
  const options = { idempotencyKey: 'twice' };
  const calls = [1, 2].map(() => stripe.customers.create({ name: 'Ett AB' }, options));
  const results = await Promise.allSettled(calls);
  const refused = results.find((result) => result.status === 'rejected');
  expect(refused?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test('keys are forgotten after a day', async () => {
  const { stripe, control } = await start();
  const options = { idempotencyKey: 'old' };
  const first = await stripe.customers.create({ name: 'Ett AB' }, options);
  control.advanceClock(24 * 60 * 60);
  const second = await stripe.customers.create({ name: 'Ett AB' }, options);
  expect(second.id).not.toBe(first.id);
});

test('a key may have 255 characters and no more', async () => {
  const { stripe } = await start();
  await stripe.customers.create({}, { idempotencyKey: 'k'.repeat(255) });
  await expect(stripe.customers.create({}, { idempotencyKey: 'k'.repeat(256) })).rejects.toThrow(
    'at most 255',
  );
});
