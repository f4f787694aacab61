import { expect, test } from 'vitest';
import keys from './fixture-keys.json' with { type: 'json' };
import { invoiceSession, startAll } from './test-support.ts';

/** Every resource once, after a declined and a good attempt and a refund. */
async function everyResource(): Promise<Record<keyof typeof keys, object | undefined>> {
  const { stripe, control } = await startAll();
  const session = await stripe.checkout.sessions.create(
    invoiceSession({ customer_creation: 'always' }),
  );
  control.pay(session.id, 'decline');
  control.pay(session.id, 'pay');
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] });
  const intent = await stripe.paymentIntents.retrieve(String(paid.payment_intent));
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
  const charge = await stripe.charges.retrieve(String(refund.charge));
  const item = paid.line_items?.data[0];
  const account = await stripe.accounts.create();
  const link = {
    account: account.id,
    type: 'account_onboarding',
    return_url: 'http://shop.example/klart',
    refresh_url: 'http://shop.example/igen',
  } as const;
  const terms = { amount: 5000, currency: 'sek', confirm: true } as const;
  await stripe.paymentIntents.create({ ...terms, payment_method: 'pm_card_bypassPending' });
  await stripe.paymentIntents.create({ ...terms, payment_method: 'pm_card_createDispute' });
  const money = { amount: 1000, currency: 'sek' };
  const transfer = await stripe.transfers.create({ ...money, destination: account.id });
  return {
    account,
    account_link: await stripe.accountLinks.create(link),
    balance: await stripe.balance.retrieve(),
    'checkout.session': session,
    balance_transaction: await stripe.balanceTransactions.retrieve(
      String(charge.balance_transaction),
    ),
    charge,
    customer: await stripe.customers.retrieve(String(paid.customer)),
    dispute: (await stripe.disputes.list()).data[0],
    event: (await stripe.events.list()).data[0],
    item,
    payment_intent: intent,
    payment_method: await stripe.paymentMethods.retrieve(String(charge.payment_method)),
    payout: await stripe.payouts.create(money),
    price: item?.price ?? undefined,
    product: await stripe.products.retrieve(String(item?.price?.product)),
    refund,
    transfer,
    transfer_reversal: await stripe.transfers.createReversal(transfer.id),
  };
}

// `charge.refunds` is in Stripe's fixtures but not in its answers since 2022-11-15 unless expanded.
test('every object has every key of the same resource at Stripe', async () => {
  const resources = await everyResource();
  for (const [kind, expected] of Object.entries(keys)) {
    const object = Object.entries(resources).find(([name]) => name === kind)?.[1] ?? {};
    expect({ kind, keys: Object.keys(object) }).toEqual({
      kind,
      keys: expect.arrayContaining(expected),
    });
  }
});

test('refunds of a charge are there when expanded, and only then', async () => {
  const { charge } = await everyResource();
  expect(charge).not.toHaveProperty('refunds');
  const { stripe, control } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  control.pay(session.id, 'pay');
  const [paid] = (await stripe.charges.list()).data;
  await stripe.refunds.create({ charge: paid?.id ?? '', amount: 100 });
  const list = await stripe.charges.list({ expand: ['data.refunds'] });
  expect(list.data[0]?.refunds?.data).toMatchObject([{ amount: 100 }]);
});
