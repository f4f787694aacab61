import { describe, expect, test } from 'vitest';
import { invoiceSession, startAll, submit } from './test-support.ts';

async function open(change: Parameters<typeof invoiceSession>[0] = {}) {
  const all = await startAll();
  const session = await all.stripe.checkout.sessions.create(invoiceSession(change));
  return { ...all, session, url: session.url ?? '' };
}

async function page(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('language', () => {
  test('follows the locale of the session', async () => {
    const swedish = await page((await open({ locale: 'sv' })).url);
    expect(swedish.html).toContain('<html lang="sv">');
    expect(swedish.html).toContain('Simulerad Stripe – inga pengar flyttas');
    expect(swedish.html).toContain('Betala 12\u00a0500,00\u00a0kr');
    const english = await page((await open({ locale: 'en-GB' })).url);
    expect(english.html).toContain('Simulated Stripe – no money moves');
    expect(english.html).toContain('Pay SEK\u00a012,500.00');
  });

  test('follows the browser when the session leaves it open', async () => {
    const { url } = await open({ locale: 'auto' });
    expect((await page(url, { 'accept-language': 'sv-SE,en' })).html).toContain('lang="sv"');
    expect((await page(url, { 'accept-language': 'de' })).html).toContain('lang="en-GB"');
  });
});

test('what the shop wrote is text on the page, never markup', async () => {
  const price = { currency: 'sek', unit_amount: 500, product_data: { name: '<b>"x"&' } };
  const { url } = await open({ line_items: [{ quantity: 2, price_data: price }] });
  const { html, headers } = await page(url);
  expect(html).toContain('2 × &lt;b&gt;&quot;x&quot;&amp;');
  expect(html).not.toContain('<script');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain(
    "form-action 'self' http://shop.example;",
  );
});

test('a form sent twice, even at once, pays once', async () => {
  const { url, stripe, session } = await open();
  const form = { action: 'pay', card: '4242 4242 4242 4242' };
  const answers = await Promise.all([submit(url, form), submit(url, form), submit(url, form)]);
  expect(new Set(answers.map((answer) => answer.location))).toEqual(
    new Set([`http://shop.example/klart?session=${session.id}`]),
  );
  expect((await stripe.charges.list()).data).toHaveLength(1);
  const completed = await stripe.events.list({ type: 'checkout.session.completed' });
  expect(completed.data).toHaveLength(1);
});

test('cancel goes back and leaves the session open', async () => {
  const { url, stripe, session } = await open();
  const answer = await submit(url, { action: 'cancel' });
  expect(answer).toEqual({ status: 303, location: 'http://shop.example/avbrutet' });
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
});

test('without a cancel_url there is no way back to offer', async () => {
  const { url, session } = await open({ cancel_url: undefined });
  expect((await page(url)).html).not.toContain('value="cancel"');
  expect((await submit(url, { action: 'cancel' })).location).toBe(`/c/pay/${session.id}`);
});

test('a card that is not a test card is not tried and not kept', async () => {
  const { url, stripe } = await open();
  await submit(url, { action: 'pay', card: '5555 5555 5555 4444' });
  const { html } = await page(url);
  expect(html).toContain('Här fungerar bara testkort.');
  expect(html).not.toContain('5555');
  expect((await stripe.charges.list()).data).toEqual([]);
});

test('the receipt needs an address when the shop gave none', async () => {
  const { url, stripe, session } = await open({ customer_email: undefined });
  await submit(url, { action: 'pay', card: '4242424242424242', email: '' });
  expect((await page(url)).html).toContain('Skriv en e-postadress');
  await submit(url, { action: 'pay', card: '4242424242424242', email: 'jag@example.com' });
  const paid = await stripe.checkout.sessions.retrieve(session.id);
  expect(paid.customer_details?.email).toBe('jag@example.com');
});

test('the decline button is the declined card', async () => {
  const { url } = await open();
  await submit(url, { action: 'decline', card: '4242 4242 4242 4242' });
  const { status, html } = await page(url);
  expect(status).toBe(200);
  expect(html).toContain('role="alert"');
});

describe('a page whose session is over', () => {
  test('paid: says so and leads on', async () => {
    const { url, control, session } = await open();
    control.pay(session.id, 'pay');
    const { status, html } = await page(url);
    expect(status).toBe(200);
    expect(html).toContain('Betalningen är redan gjord');
    expect(html).toContain(`href="http://shop.example/klart?session=${session.id}"`);
    expect(html).not.toContain('<form');
  });

  test('waiting for the bank, then refused', async () => {
    const { url, control, session } = await open();
    control.pay(session.id, 'later');
    expect((await page(url)).html).toContain('Betalningen väntar på banken');
    control.settle(session.id, 'failed');
    expect((await page(url)).html).toContain('Betalningen gick inte igenom');
  });

  test('expired: says so and leads back', async () => {
    const { url, stripe, session } = await open();
    await stripe.checkout.sessions.expire(session.id);
    const { status, html } = await page(url);
    expect(status).toBe(410);
    expect(html).toContain('Betalningslänken har gått ut');
    expect(html).toContain('href="http://shop.example/avbrutet"');
  });

  test('unknown: 404', async () => {
    const { simulator } = await open();
    const { status, html } = await page(`${simulator.url}/c/pay/cs_test_x`);
    expect(status).toBe(404);
    expect(html).toContain('There is no such payment page');
  });
});
