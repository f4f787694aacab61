import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { clientOf, failureOf, invoiceSession, KEY, startSimulator } from './test-support.ts';

async function start() {
  const simulator = await startSimulator();
  return { ...simulator, stripe: clientOf(simulator.url) };
}

const AUTH = { authorization: `Bearer ${KEY}` };

describe('access', () => {
  test.each([
    ['no key', {}],
    ['a wrong key', { authorization: 'Bearer sk_test_wrong' }],
    ['another scheme', { authorization: `Digest ${KEY}` }],
  ])('%s is answered with 401', async (_name, headers) => {
    const { url } = await start();
    const response = await fetch(`${url}/v1/customers`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  test('the key may be the user name of Basic', async () => {
    const { url } = await start();
    const authorization = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
    expect((await fetch(`${url}/v1/events`, { headers: { authorization } })).status).toBe(200);
  });

  test('another API version or a connected account is refused, not left aside', async () => {
    const { url } = await start();
    const extras: Record<string, string>[] = [
      { 'stripe-version': '2020-08-27' },
      { 'stripe-account': 'acct_1' },
    ];
    for (const extra of extras) {
      const response = await fetch(`${url}/v1/events`, { headers: { ...AUTH, ...extra } });
      expect(response.status).toBe(400);
    }
  });

  test('a live key never starts a simulator', async () => {
    await expect(startSimulator({ secretKey: 'sk_live_x' })).rejects.toThrow('sk_test_');
  });
});

test.each([
  ['GET', '/v1/subscriptions'],
  ['POST', '/v1/customers/cus_1/sources'],
  ['DELETE', '/v1/customers/cus_1'],
  ['GET', '/'],
])('%s %s is not there and says so as Stripe does', async (method, path) => {
  const { url } = await start();
  const response = await fetch(url + path, { method, headers: AUTH });
  expect(response.status).toBe(404);
  const body: unknown = await response.json();
  expect(body).toMatchObject({
    error: {
      type: 'invalid_request_error',
      message: expect.stringContaining(`Unrecognized request URL (${method}: ${path})`),
    },
  });
});

test('a body that is not a form is refused', async () => {
  const { url } = await start();
  const headers = { ...AUTH, 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/customers`, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(400);
});

const NOW = Math.floor(Date.now() / 1000);

function item(change: object, price: object = {}): Partial<Stripe.Checkout.SessionCreateParams> {
  const data = { currency: 'sek', unit_amount: 300, product_data: { name: 'x' }, ...price };
  return { line_items: [{ quantity: 1, price_data: data, ...change }] };
}

/** The client's types forbid most of these, which is why they are written as plain objects. */
const BAD_SESSIONS: [string, object, object][] = [
  ['an unknown parameter', { colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
  [
    'an unknown nested parameter',
    item({ tax: 1 }),
    { code: 'parameter_unknown', param: 'line_items[0][tax]' },
  ],
  [
    'payment_method_types',
    { payment_method_types: ['card'] },
    { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
  ],
  ['no success_url', { success_url: undefined }, { code: 'parameter_missing' }],
  ['an empty success_url', { success_url: '' }, { code: 'url_invalid', param: 'success_url' }],
  ['a script as url', { cancel_url: 'javascript:x' }, { code: 'url_invalid', param: 'cancel_url' }],
  ['another mode', { mode: 'subscription' }, { param: 'mode' }],
  ['another ui_mode', { ui_mode: 'embedded_page' }, { param: 'ui_mode' }],
  ['an unknown locale', { locale: 'xx' }, { param: 'locale' }],
  ['no line items', { line_items: undefined }, { code: 'parameter_missing', param: 'line_items' }],
  ['299 öre', item({}, { unit_amount: 299 }), { code: 'amount_too_small' }],
  ['too much', item({}, { unit_amount: 100_000_000 }), { code: 'amount_too_large' }],
  ['half an öre', item({}, { unit_amount: 300.5 }), { code: 'parameter_invalid_integer' }],
  ['quantity 0', item({ quantity: 0 }), { code: 'parameter_invalid_integer' }],
  [
    'an unknown currency',
    item({}, { currency: 'xyz' }),
    { param: 'line_items[0][price_data][currency]' },
  ],
  ['29 minutes', { expires_at: NOW + 29 * 60 }, { param: 'expires_at' }],
  ['25 hours', { expires_at: NOW + 25 * 3600 }, { param: 'expires_at' }],
  ['a bad e-mail address', { customer_email: 'nej' }, { code: 'email_invalid' }],
  [
    'an unknown customer',
    { customer: 'cus_x', customer_email: undefined },
    { code: 'resource_missing', param: 'customer' },
  ],
  ['too much metadata', { metadata: { a: 'x'.repeat(501) } }, { param: 'metadata' }],
  ['an unknown expansion', { expand: ['colour'] }, { code: 'property_cannot_be_expanded' }],
];

test.each(BAD_SESSIONS)('a session with %s is refused', async (_name, change, error) => {
  const { stripe } = await start();
  const failure = await failureOf(stripe.checkout.sessions.create(invoiceSession(change)));
  expect(failure).toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    ...error,
  });
});

test('the smallest amount, 3 kr, and the shortest life, 30 minutes, are taken', async () => {
  const { stripe } = await start();
  const at = Math.floor(Date.now() / 1000) + 30 * 60 + 5;
  const session = await stripe.checkout.sessions.create(
    invoiceSession({ ...item({}), expires_at: at }),
  );
  expect(session).toMatchObject({ amount_total: 300, expires_at: at });
});

test('objects that do not exist are 404 with resource_missing', async () => {
  const { stripe } = await start();
  const calls = [
    stripe.customers.retrieve('cus_x'),
    stripe.checkout.sessions.retrieve('cs_x'),
    stripe.paymentIntents.retrieve('pi_x'),
    stripe.charges.retrieve('ch_x'),
    stripe.refunds.retrieve('re_x'),
    stripe.events.retrieve('evt_x'),
    stripe.balanceTransactions.retrieve('txn_x'),
    stripe.products.retrieve('prod_x'),
    stripe.prices.retrieve('price_x'),
    stripe.paymentMethods.retrieve('pm_x'),
    stripe.disputes.retrieve('du_x'),
    stripe.accounts.retrieve('acct_x'),
    stripe.transfers.retrieve('tr_x'),
    stripe.transfers.retrieveReversal('tr_x', 'trr_x'),
    stripe.payouts.retrieve('po_x'),
  ];
  for (const failure of await Promise.all(calls.map(failureOf))) {
    expect(failure).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  }
});

describe('refunds', () => {
  async function paid() {
    const all = await start();
    const session = await all.stripe.checkout.sessions.create(invoiceSession());
    all.control.pay(session.id, 'pay');
    const { payment_intent: intent } = await all.stripe.checkout.sessions.retrieve(session.id);
    return { ...all, intent: String(intent) };
  }

  test('never come to more than the charge, however many there are', async () => {
    const { stripe, intent } = await paid();
    await stripe.refunds.create({ payment_intent: intent, amount: 1_000_000 });
    const over = await failureOf(
      stripe.refunds.create({ payment_intent: intent, amount: 250_001 }),
    );
    expect(over).toMatchObject({ type: 'StripeInvalidRequestError', param: 'amount' });
    expect(over.message).toContain('greater than unrefunded amount on charge (2500.00 SEK)');
    const rest = await stripe.refunds.create({ payment_intent: intent });
    expect(rest.amount).toBe(250_000);
    const more = await failureOf(stripe.refunds.create({ payment_intent: intent }));
    expect(more.code).toBe('charge_already_refunded');
  });

  test('of any amounts in any order leave the charge between nothing and all', async () => {
    const { stripe } = await start();
    const amounts = fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 6 });
    const property = fc.asyncProperty(amounts, async (asked) => {
      const payment = { payment_method: 'pm_card_visa', confirm: true } as const;
      const total = { amount: 3000, currency: 'sek' };
      const { id } = await stripe.paymentIntents.create({ ...payment, ...total });
      let left = 3000;
      for (const amount of asked) {
        const call = stripe.refunds.create({ payment_intent: id, amount });
        if (amount <= left) left -= (await call).amount;
        else expect((await failureOf(call)).statusCode).toBe(400);
      }
      const [charge] = (await stripe.charges.list({ payment_intent: id })).data;
      expect(charge).toMatchObject({ amount_refunded: 3000 - left, refunded: left === 0 });
    });
    await fc.assert(property, { numRuns: 15 });
  });

  test.each([0, -5])('of %s öre are refused', async (amount) => {
    const { stripe, intent } = await paid();
    const failure = await failureOf(stripe.refunds.create({ payment_intent: intent, amount }));
    expect(failure.code).toBe('parameter_invalid_integer');
  });

  test('need a payment that went through', async () => {
    const { stripe, control } = await start();
    const session = await stripe.checkout.sessions.create(invoiceSession());
    control.pay(session.id, 'decline');
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
    const failure = await failureOf(stripe.refunds.create({ payment_intent: String(intent) }));
    expect(failure.code).toBe('payment_intent_unexpected_state');
    expect((await failureOf(stripe.refunds.create({}))).code).toBe('parameter_missing');
  });
});

test('an intent of Checkout cannot be confirmed or cancelled past its session', async () => {
  const { stripe, control } = await start();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'decline');
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
  await expect(stripe.paymentIntents.cancel(String(intent))).rejects.toThrow('Checkout Session');
  const confirm = stripe.paymentIntents.confirm(String(intent), { payment_method: 'pm_card_visa' });
  await expect(confirm).rejects.toThrow('Checkout Session');
});
