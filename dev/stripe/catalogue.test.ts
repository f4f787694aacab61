import { expect, test } from 'vitest';
import { failureOf, invoiceSession, startAll, typesOf } from './test-support.ts';

async function start() {
  const all = await startAll();
  const product = await all.stripe.products.create({ name: 'Rådgivning', metadata: { a: '1' } });
  const terms = { product: product.id, unit_amount: 95_000, currency: 'SEK' };
  const price = await all.stripe.prices.create(terms);
  return { ...all, product, price };
}

test('a product and its price are made, changed and listed', async () => {
  const { stripe, product, price, receiver } = await start();
  expect(price).toMatchObject({ product: product.id, currency: 'sek', unit_amount: 95_000 });
  expect(price.unit_amount_decimal?.toString()).toBe('95000');
  await stripe.products.update(product.id, { name: 'Samtal', metadata: { a: '' } });
  await stripe.prices.update(price.id, { nickname: 'timme' });
  expect(await stripe.products.retrieve(product.id)).toMatchObject({
    name: 'Samtal',
    metadata: {},
  });
  const prices = await stripe.prices.list({ product: product.id, expand: ['data.product'] });
  expect(prices.data).toMatchObject([{ nickname: 'timme', product: { name: 'Samtal' } }]);
  expect((await stripe.products.list({ active: false })).data).toEqual([]);
  expect(typesOf(await receiver.arrived(4))).toEqual([
    'product.created',
    'price.created',
    'product.updated',
    'price.updated',
  ]);
});

test('a session sells by price, and its rows can be listed a page at a time', async () => {
  const { stripe, price } = await start();
  const made = { currency: 'sek', unit_amount: 500, product_data: { name: 'Resa' } };
  const session = await stripe.checkout.sessions.create(
    invoiceSession({
      line_items: [
        { price: price.id, quantity: 3 },
        { price_data: made, quantity: 1 },
      ],
    }),
  );
  expect(session.amount_total).toBe(3 * 95_000 + 500);
  const first = await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 });
  expect(first).toMatchObject({ has_more: true, data: [{ price: { id: price.id }, quantity: 3 }] });
  const after = { starting_after: first.data[0]?.id ?? '' };
  const rest = await stripe.checkout.sessions.listLineItems(session.id, after);
  expect(rest).toMatchObject({ has_more: false, data: [{ description: 'Resa' }] });
  // A price that was made for a session can be read, but sells nothing else.
  const once = rest.data[0]?.price?.id ?? '';
  expect(await stripe.prices.retrieve(once)).toMatchObject({ active: false, unit_amount: 500 });
  const again = invoiceSession({ line_items: [{ price: once, quantity: 1 }] });
  expect((await failureOf(stripe.checkout.sessions.create(again))).message).toContain('inactive');
});

test('a refused session leaves no prices behind', async () => {
  const { stripe, price } = await start();
  const made = { currency: 'eur', unit_amount: 500, product_data: { name: 'Resa' } };
  const mixed = [
    { price: price.id, quantity: 1 },
    { price_data: made, quantity: 1 },
  ];
  const failure = await failureOf(
    stripe.checkout.sessions.create(invoiceSession({ line_items: mixed })),
  );
  expect(failure.message).toContain('same currency');
  expect((await stripe.prices.list()).data.map(({ id }) => id)).toEqual([price.id]);
});

test.each([
  [{ quantity: 1 }, 'line_items[0][price]'],
  [{ quantity: 1, price: 'price_x' }, 'line_items[0][price]'],
  [
    { quantity: 1, price_data: { currency: 'sek', unit_amount: 500 } },
    'line_items[0][price_data][product_data]',
  ],
])('a row %o is refused at %s', async (row, param) => {
  const { stripe } = await start();
  const failure = await failureOf(
    stripe.checkout.sessions.create(invoiceSession({ line_items: [row] })),
  );
  expect(failure).toMatchObject({ statusCode: 400, param });
});

test('a price needs exactly one product', async () => {
  const { stripe, product } = await start();
  const terms = { unit_amount: 500, currency: 'sek' };
  const none = await failureOf(stripe.prices.create(terms));
  expect(none).toMatchObject({ code: 'parameter_missing', param: 'product' });
  const both = { ...terms, product: product.id, product_data: { name: 'x' } };
  expect((await failureOf(stripe.prices.create(both))).statusCode).toBe(400);
});
