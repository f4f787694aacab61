import { describe, expect, test } from 'vitest';
import { startAll, typesOf } from './test-support.ts';

/** Two customers make two events: a simple pair to tell apart. */
async function makeTwo(stripe: Awaited<ReturnType<typeof startAll>>['stripe']) {
  await stripe.customers.create({ name: 'A' });
  await stripe.customers.create({ name: 'B' });
}

function names(deliveries: readonly { event: { data: { object: object } } | null }[]) {
  return deliveries.map(({ event }) =>
    event && 'name' in event.data.object ? event.data.object.name : null,
  );
}

test('an event carries the whole envelope', async () => {
  const { stripe, receiver } = await startAll();
  const key = { idempotencyKey: 'cus_1' };
  const customer = await stripe.customers.create({ name: 'A' }, key);
  const [delivery] = await receiver.arrived(1);
  expect(delivery?.event).toEqual({
    id: expect.stringMatching(/^evt_\w+$/),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: customer.created,
    livemode: false,
    pending_webhooks: 1,
    request: { id: customer.lastResponse.requestId, idempotency_key: 'cus_1' },
    type: 'customer.created',
    data: { object: { ...customer } },
  });
});

test('*.updated tells the earlier values', async () => {
  const { stripe, receiver } = await startAll();
  const customer = await stripe.customers.create({ name: 'A', metadata: { a: '1', b: '2' } });
  await stripe.customers.update(customer.id, { name: 'B', metadata: { a: '' } });
  const event = (await receiver.arrived(2))[1]?.event;
  expect(event?.data).toMatchObject({
    object: { name: 'B', metadata: { b: '2' } },
    previous_attributes: { name: 'A', metadata: { a: '1', b: '2' } },
  });
});

test('an endpoint that fails gets the event again until it takes it', async () => {
  const { stripe, receiver, control } = await startAll();
  receiver.answers.push(500, 302);
  await stripe.customers.create({ name: 'A' });
  const [first, , third] = await receiver.arrived(3);
  expect(third?.event?.id).toBe(first?.event?.id);
  await control.idle();
  expect(control.deliveries()).toMatchObject([
    { status: 'delivered', attempts: 3, lastResult: 'HTTP 200' },
  ]);
});

test('out of retries, an event is found among the undelivered and sent on demand', async () => {
  const { stripe, receiver, control } = await startAll({ retryDelaysMs: [1] });
  receiver.answers.push(500, 500);
  await makeTwo(stripe);
  await receiver.arrived(3);
  await control.idle();
  await stripe.customers.create({ name: 'C' });
  const lost = await stripe.events.list({ delivery_success: false });
  expect(lost.data).toMatchObject([{ type: 'customer.created', pending_webhooks: 1 }]);
  control.deliver(lost.data[0]?.id ?? '', 2);
  await control.idle();
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
  expect((await stripe.events.list({ delivery_success: true })).data).toHaveLength(3);
});

test('the API answers before a slow endpoint does', async () => {
  const { stripe, control, receiver } = await startAll();
  control.setFaults({ delayMs: 60_000 });
  await stripe.customers.create({ name: 'A' });
  expect(receiver.deliveries).toEqual([]);
  expect(control.deliveries()).toMatchObject([{ status: 'pending' }]);
});

test('without an endpoint nothing counts as undelivered', async () => {
  const { stripe } = await startAll({ webhookUrl: null });
  await stripe.customers.create({ name: 'A' });
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
  expect((await stripe.events.list()).data).toMatchObject([{ pending_webhooks: 0 }]);
});

describe('fault switches', () => {
  test('duplicate: the same event comes twice', async () => {
    const { stripe, control, receiver } = await startAll();
    control.setFaults({ duplicate: 1 });
    await makeTwo(stripe);
    expect(names(await receiver.arrived(3))).toEqual(['A', 'A', 'B']);
    expect(receiver.deliveries[0]?.body).toBe(receiver.deliveries[1]?.body);
  });

  test('reorder: held events come newest first, later ones in order', async () => {
    const { stripe, control, receiver } = await startAll();
    control.setFaults({ reorder: 2 });
    await makeTwo(stripe);
    await stripe.customers.create({ name: 'C' });
    expect(names(await receiver.arrived(3))).toEqual(['B', 'A', 'C']);
  });

  test('reorder: switching off releases what is held', async () => {
    const { stripe, control, receiver } = await startAll();
    control.setFaults({ reorder: 5 });
    await makeTwo(stripe);
    await control.idle();
    expect(receiver.deliveries).toEqual([]);
    control.clearFaults();
    expect(names(await receiver.arrived(2))).toEqual(['B', 'A']);
  });

  test('delay: the delivery waits', async () => {
    const { stripe, control, receiver } = await startAll();
    control.setFaults({ delayMs: 80 });
    const before = performance.now();
    await stripe.customers.create({ name: 'A' });
    await receiver.arrived(1);
    expect(performance.now() - before).toBeGreaterThan(75);
  });

  test('drop: the event is never sent, yet listed as undelivered', async () => {
    const { stripe, control, receiver } = await startAll();
    control.setFaults({ drop: 1 });
    await makeTwo(stripe);
    expect(names(await receiver.arrived(1))).toEqual(['B']);
    await control.idle();
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data).toMatchObject([{ data: { object: { name: 'A' } }, pending_webhooks: 1 }]);
  });

  test.each(['wrongSecret', 'oldTimestamp'] as const)(
    '%s: the delivery is refused, and the retry is good',
    async (fault) => {
      const { stripe, control, receiver } = await startAll();
      control.setFaults({ [fault]: 1 });
      await stripe.customers.create({ name: 'A' });
      expect(typesOf(await receiver.arrived(2))).toEqual([undefined, 'customer.created']);
      expect(receiver.deliveries[0]?.body).toBe(receiver.deliveries[1]?.body);
    },
  );
});
