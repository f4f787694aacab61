import { expect, test } from 'vitest';
import type Stripe from 'stripe';
import { invoiceSession, startAll, submit, typesOf } from './test-support.ts';

const PAID = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
  'charge.updated',
];

test('an invoice is paid by card, told of by webhook, and partly refunded', async () => {
  const { stripe, receiver } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', payment_intent: null });

  const form = { action: 'pay', card: '4242 4242 4242 4242', email: 'ekonomi@example.com' };
  const answer = await submit(session.url ?? '', form);
  expect(answer).toEqual({
    status: 303,
    location: `http://shop.example/klart?session=${session.id}`,
  });
  expect(typesOf(await receiver.arrived(5))).toEqual(PAID);

  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
  });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 1_250_000,
    currency: 'sek',
    url: null,
    client_reference_id: 'invoice-1',
    customer_details: { email: 'ekonomi@example.com' },
    line_items: { data: [{ amount_total: 1_250_000, description: 'Faktura 1' }] },
    payment_intent: {
      status: 'succeeded',
      amount_received: 1_250_000,
      metadata: { invoice: '1' },
      latest_charge: { paid: true, balance_transaction: { net: 1_250_000 - 18_930 } },
    },
  });

  const intent = paid.payment_intent;
  if (typeof intent !== 'object' || intent === null) throw new Error('not expanded');
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 250_000 });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 250_000, currency: 'sek' });
  expect(typesOf(await receiver.arrived(8)).slice(5)).toEqual([
    'refund.created',
    'charge.refunded',
    'refund.updated',
  ]);
  const charges = await stripe.charges.list({ payment_intent: intent.id });
  expect(charges.data).toMatchObject([{ amount_refunded: 250_000, refunded: false }]);

  const events = await stripe.events.list({ type: 'charge.refunded' });
  expect(events.data).toHaveLength(1);
  expect(events.data[0]).toMatchObject({ pending_webhooks: 0, livemode: false });
});

test('a delivered event tells the object as it was at that moment', async () => {
  const { stripe, receiver, control } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'pay');
  const deliveries = await receiver.arrived(5);
  const objects = deliveries.map((delivery) => delivery.event?.data.object);
  expect(objects[0]).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
  expect(objects[1]).toMatchObject({ status: 'succeeded', balance_transaction: null });
  expect(objects[3]).toMatchObject({ id: session.id, payment_status: 'paid' });
});

test('a declined card leaves the session open, and the next card pays with the same intent', async () => {
  const { stripe, receiver } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  const url = session.url ?? '';
  const declined = await submit(url, { action: 'pay', card: '4000000000000002' });
  expect(declined).toEqual({ status: 303, location: `/c/pay/${session.id}` });
  expect(typesOf(await receiver.arrived(3))).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
  const open = await stripe.checkout.sessions.retrieve(session.id);
  expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' });
  expect(await (await fetch(url)).text()).toContain('Kortet nekades. Inget har betalats.');

  await submit(url, { action: 'pay', card: '4242424242424242' });
  const paid = await stripe.checkout.sessions.retrieve(session.id);
  expect(paid).toMatchObject({ payment_status: 'paid', payment_intent: open.payment_intent });
  const charges = await stripe.charges.list({ payment_intent: String(open.payment_intent) });
  expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed']);
});

const BANK_ANSWERS = [
  ['succeeded', 'paid', 'succeeded', 'checkout.session.async_payment_succeeded'],
  ['failed', 'unpaid', 'requires_payment_method', 'checkout.session.async_payment_failed'],
] as const;

test.each(BANK_ANSWERS)(
  'pay later, and the bank says %s',
  async (answer, payment, status, type) => {
    const { stripe, receiver, control } = await startAll();
    const session = await stripe.checkout.sessions.create(invoiceSession());
    await submit(session.url ?? '', { action: 'later' });
    const waiting = await receiver.arrived(4);
    expect(typesOf(waiting)).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'checkout.session.completed',
    ]);
    expect(waiting[3]?.event?.data.object).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    control.settle(session.id, answer);
    const last = (await receiver.arrived(7))[6]?.event;
    expect(last).toMatchObject({ type, request: { id: null } });
    const after = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    });
    expect(after).toMatchObject({ payment_status: payment, payment_intent: { status } });
    expect(() => control.settle(session.id, answer)).toThrow('No session that waits');
  },
);

test('pay later settles by itself when its time has come', async () => {
  const { stripe, control } = await startAll({ asyncDelayMs: 60_000 });
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'later');
  control.advanceClock(59);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('unpaid');
  control.advanceClock(1);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
});

test('pay later on the page, and the bank refuses by itself in the end', async () => {
  const { stripe, control } = await startAll({ asyncDelayMs: 60_000 });
  const session = await stripe.checkout.sessions.create(invoiceSession());
  await submit(session.url ?? '', { action: 'later-refused' });
  control.advanceClock(60);
  const failed = await stripe.events.list({ type: 'checkout.session.async_payment_failed' });
  expect(failed.data).toMatchObject([{ data: { object: { id: session.id } } }]);
});

test('undelivered events are read on from a known one, delivered or not', async () => {
  const { stripe, control } = await startAll();
  await stripe.customers.create({ name: 'A' });
  await control.idle();
  const [known] = (await stripe.events.list()).data;
  control.setFaults({ drop: 3 });
  for (const name of ['B', 'C', 'D']) await stripe.customers.create({ name });
  const params = { delivery_success: false, limit: 2 };
  const lost = await stripe.events.list({ ...params, ending_before: known?.id ?? '' });
  expect(lost.data.map(({ data }) => data.object)).toMatchObject([{ name: 'C' }, { name: 'B' }]);
  const newest = { ...params, ending_before: lost.data[0]?.id ?? '' };
  const rest = await stripe.events.list(newest);
  expect(rest.data.map(({ data }) => data.object)).toMatchObject([{ name: 'D' }]);
  expect(known?.pending_webhooks).toBe(0);
});

test('a session expires at its time and says so once', async () => {
  const { stripe, receiver, control } = await startAll();
  const now = Math.floor(Date.now() / 1000);
  const session = await stripe.checkout.sessions.create(
    invoiceSession({ expires_at: now + 31 * 60 }),
  );
  control.advanceClock(32 * 60);
  control.advanceClock(60);
  const [delivery] = await receiver.arrived(1);
  await control.idle();
  expect(receiver.deliveries).toHaveLength(1);
  expect(delivery?.event).toMatchObject({
    type: 'checkout.session.expired',
    data: { object: { id: session.id, status: 'expired', url: null } },
  });
  expect((await submit(session.url ?? '', { action: 'pay' })).location).toBe(
    `/c/pay/${session.id}`,
  );
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
});

test('a session can be expired by hand, which cancels the intent of a declined attempt', async () => {
  const { stripe, control } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'decline');
  const expired = await stripe.checkout.sessions.expire(session.id, { expand: ['payment_intent'] });
  expect(expired).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } });
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow('status of expired');
});

test('a refund can fail afterwards, which gives the charge back its amount', async () => {
  const { stripe, control, receiver } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'pay');
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
  const refund = await stripe.refunds.create({ payment_intent: String(intent) });
  control.failRefund(refund.id);
  const last = (await receiver.arrived(10)).at(-1)?.event;
  expect(last).toMatchObject({ type: 'refund.failed', data: { object: { status: 'failed' } } });
  const charge: Stripe.Charge = await stripe.charges.retrieve(String(refund.charge));
  expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
});

test('a customer is made for the session that asks for one', async () => {
  const { stripe, control } = await startAll();
  const session = await stripe.checkout.sessions.create(
    invoiceSession({ customer_creation: 'always' }),
  );
  control.pay(session.id, 'pay');
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['customer'] });
  expect(paid.customer).toMatchObject({ object: 'customer', email: 'ekonomi@example.com' });
});
