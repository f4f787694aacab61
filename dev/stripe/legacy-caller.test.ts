import { expect, test } from 'vitest';
import { KEY, startAll } from './test-support.ts';

/** As Stripe's command line tool calls: a form, a key, and no `Stripe-Version`. */
async function caller() {
  const { simulator, control, receiver } = await startAll();
  async function post(path: string, form: Record<string, string>) {
    const headers = { authorization: `Bearer ${KEY}` };
    const init = { method: 'POST', headers, body: new URLSearchParams(form) };
    const response = await fetch(simulator.url + path, init);
    const body: unknown = await response.json();
    return { status: response.status, body };
  }
  return { post, control, receiver };
}

function idOf(answer: { body: unknown }): string {
  const { body } = answer;
  if (typeof body === 'object' && body !== null && 'id' in body) return String(body.id);
  throw new Error('no id');
}

async function session(post: Awaited<ReturnType<typeof caller>>['post'], type: string) {
  const product = await post('/v1/products', { name: 'myproduct' });
  const terms = { product: idOf(product), unit_amount: '1500', currency: 'eur' };
  const price = await post('/v1/prices', terms);
  return post('/v1/checkout/sessions', {
    mode: 'payment',
    success_url: 'http://shop.example/klart',
    'payment_method_types[0]': type,
    'line_items[0][price]': idOf(price),
    'line_items[0][quantity]': '2',
  });
}

test('without a version the old payment_method_types are taken, and count', async () => {
  const { post } = await caller();
  const made = await session(post, 'sepa_debit');
  expect(made.body).toMatchObject({ payment_method_types: ['sepa_debit'], amount_total: 3000 });
  expect((await session(post, 'carrier_pigeon')).status).toBe(400);
});

test('a session is paid through the private payment page', async () => {
  const { post, control, receiver } = await caller();
  const id = idOf(await session(post, 'sepa_debit'));
  const method = await post('/v1/payment_methods', {
    type: 'sepa_debit',
    'sepa_debit[iban]': 'AT611904300234573201',
    'billing_details[email]': 'kund@example.com',
  });
  const path = `/v1/payment_pages/${id}/confirm`;
  const wrong = await post(path, { payment_method: idOf(method), expected_amount: '2999' });
  expect(wrong).toMatchObject({ status: 400, body: { error: { param: 'expected_amount' } } });
  const paid = await post(path, { payment_method: idOf(method), expected_amount: '3000' });
  expect(paid.body).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    customer_details: { email: 'kund@example.com' },
  });
  control.advanceClock(1);
  const types = (await receiver.arrived(9)).map(({ event }) => event?.type);
  expect(types).toContain('checkout.session.async_payment_succeeded');
  expect((await post(path, { payment_method: idOf(method) })).status).toBe(400);
});

test('a declined card on the private payment page is a card error', async () => {
  const { post } = await caller();
  const id = idOf(await session(post, 'card'));
  const form = { payment_method: 'pm_card_chargeDeclined' };
  expect(await post(`/v1/payment_pages/${id}/confirm`, form)).toMatchObject({
    status: 402,
    body: { error: { type: 'card_error', code: 'card_declined' } },
  });
});
