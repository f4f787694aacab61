import { expect, test } from 'vitest';
import { clientOf, failureOf, startSimulator } from './test-support.ts';

async function start(maxNetworkRetries: number) {
  const simulator = await startSimulator();
  return { ...simulator, stripe: clientOf(simulator.url, { maxNetworkRetries }) };
}

test('500: the next n calls fail without effect, then the retry goes through', async () => {
  const { stripe, control } = await start(1);
  control.setFaults({ api500: 1 });
  await stripe.customers.create({ name: 'A' });
  expect((await stripe.customers.list()).data).toHaveLength(1);

  control.setFaults({ api500: 2 });
  const failure = await failureOf(stripe.customers.create({ name: 'B' }));
  expect(failure).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test('500 from an endpoint that had begun is kept for its key', async () => {
  const { stripe, control } = await start(0);
  control.setFaults({ api500: 1, api500Stored: true });
  const options = { idempotencyKey: 'unlucky' };
  await failureOf(stripe.customers.create({ name: 'A' }, options));
  const again = await failureOf(stripe.customers.create({ name: 'A' }, options));
  expect(again).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } });
});

test.each(['before', 'after'] as const)(
  'a connection cut %s still ends in one customer, since the retry has the same key',
  async (cutStage) => {
    const { stripe, control } = await start(2);
    control.setFaults({ cut: 1, cutStage });
    const customer = await stripe.customers.create({ name: 'A' });
    const replayed = customer.lastResponse.headers['idempotent-replayed'];
    expect(replayed).toBe(cutStage === 'before' ? undefined : 'true');
    expect((await stripe.customers.list()).data.map(({ id }) => id)).toEqual([customer.id]);
  },
);

test('half an answer is a connection error; asking again with the same key has one effect', async () => {
  const { stripe, control } = await start(2);
  control.setFaults({ cut: 1, cutStage: 'mid-body' });
  const options = { idempotencyKey: 'cus_1' };
  const failure = await failureOf(stripe.customers.create({ name: 'A' }, options));
  expect(failure.type).toBe('StripeConnectionError');
  const customer = await stripe.customers.create({ name: 'A' }, options);
  expect((await stripe.customers.list()).data.map(({ id }) => id)).toEqual([customer.id]);
});

test('a call whose answers are all cut is a connection error', async () => {
  const { stripe, control } = await start(0);
  control.setFaults({ cut: 2, cutStage: 'after' });
  const failure = await failureOf(stripe.customers.create({ name: 'A' }));
  expect(failure.type).toBe('StripeConnectionError');
  expect((await stripe.customers.list()).data).toHaveLength(1);
});
