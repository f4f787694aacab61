import fc from 'fast-check';
import { expect, test } from 'vitest';
import type Stripe from 'stripe';
import { failureOf, startAll, typesOf } from './test-support.ts';

type Client = Awaited<ReturnType<typeof startAll>>['stripe'];

const DAY = 24 * 3600;
const NOON = Date.parse('2026-11-02T12:00:00Z');

async function pay(stripe: Client, amount: number, method = 'pm_card_bypassPending') {
  const terms = { amount, currency: 'sek', payment_method: method, confirm: true };
  const { latest_charge: charge } = await stripe.paymentIntents.create(terms);
  return String(charge);
}

function netOf(rows: readonly Stripe.BalanceTransaction[]): number {
  return rows.reduce((sum, { net }) => sum + net, 0);
}

test('money is pending for a week, then available, less the fee', async () => {
  const { stripe, control } = await startAll();
  const charge = await pay(stripe, 100_000, 'pm_card_visa');
  expect(await stripe.balance.retrieve()).toMatchObject({
    available: [{ amount: 0, currency: 'sek' }],
    pending: [{ amount: 98_320, currency: 'sek' }],
  });
  const [booked] = (await stripe.balanceTransactions.list({ source: charge })).data;
  expect(booked).toMatchObject({ fee: 1680, net: 98_320, status: 'pending' });
  control.advanceClock(7 * DAY);
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 98_320 }]);
  const list = await stripe.balanceTransactions.list({ type: 'charge', expand: ['data.source'] });
  expect(list.data).toMatchObject([{ status: 'available', source: { id: charge } }]);
});

test('an automatic payout can be told apart into what it is made of', async () => {
  const { stripe, control, receiver } = await startAll();
  const charge = await pay(stripe, 100_000);
  await stripe.refunds.create({ charge, amount: 10_000 });
  await pay(stripe, 50_000, 'pm_card_visa');
  const [id = ''] = control.payOut();
  const payout = await stripe.payouts.retrieve(id);
  expect(payout).toMatchObject({
    amount: 100_000 - 1680 - 10_000,
    automatic: true,
    reconciliation_status: 'completed',
    status: 'in_transit',
  });
  const rows = (await stripe.balanceTransactions.list({ payout: id })).data;
  expect(rows.map(({ type }) => type)).toEqual(['payout', 'refund', 'charge']);
  expect(netOf(rows)).toBe(0);
  control.advanceClock(DAY);
  expect((await stripe.payouts.retrieve(id)).status).toBe('paid');
  expect(typesOf(await receiver.arrived(14)).slice(11)).toEqual([
    'payout.created',
    'payout.reconciliation_completed',
    'payout.paid',
  ]);
  expect(control.payOut()).toEqual([]);
});

test('any payments and refunds are paid out once each, to the öre', async () => {
  const step = fc.record({
    amount: fc.integer({ min: 300, max: 500_000 }),
    refunded: fc.boolean(),
    paidOut: fc.boolean(),
  });
  const property = fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
    const { stripe, control } = await startAll({ webhookUrl: null });
    for (const { amount, refunded, paidOut } of steps) {
      const charge = await pay(stripe, amount);
      if (refunded) await stripe.refunds.create({ charge, amount: Math.floor(amount / 3) });
      if (paidOut) control.payOut();
    }
    control.payOut();
    const payouts = (await stripe.payouts.list()).data;
    for (const payout of payouts) {
      const { data } = await stripe.balanceTransactions.list({ payout: payout.id });
      expect(netOf(data)).toBe(0);
      expect(netOf(data.filter(({ type }) => type !== 'payout'))).toBe(payout.amount);
    }
    const all = (await stripe.balanceTransactions.list({ limit: 100 })).data;
    const moved = netOf(all.filter(({ type }) => type !== 'payout'));
    expect(payouts.reduce((sum, { amount }) => sum + amount, 0)).toBe(moved);
  });
  await fc.assert(property, { numRuns: 10 });
});

test('a payout by hand takes from what is available and cannot be told apart', async () => {
  const { stripe, receiver, control } = await startAll();
  await pay(stripe, 100_000);
  const terms = { amount: 98_321, currency: 'sek' };
  expect((await failureOf(stripe.payouts.create(terms))).code).toBe('balance_insufficient');
  const payout = await stripe.payouts.create({ ...terms, amount: 50_000 });
  expect(payout).toMatchObject({ automatic: false, reconciliation_status: 'not_applicable' });
  const blind = await failureOf(stripe.balanceTransactions.list({ payout: payout.id }));
  expect(blind.message).toContain('automatic payouts, not manual');
  const canceled = await stripe.payouts.cancel(payout.id);
  expect(canceled.status).toBe('canceled');
  expect((await failureOf(stripe.payouts.cancel(payout.id))).statusCode).toBe(400);
  expect(() => control.endPayout(payout.id, 'paid')).toThrow('No payout on its way');
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 98_320 }]);
  expect(typesOf(await receiver.arrived(6)).slice(4)).toEqual([
    'payout.created',
    'payout.canceled',
  ]);
});

test('a payout that the bank sends back is on the balance again', async () => {
  const { stripe, control } = await startAll();
  await pay(stripe, 100_000);
  const [id = ''] = control.payOut();
  control.endPayout(id, 'paid');
  control.endPayout(id, 'failed');
  expect(await stripe.payouts.retrieve(id)).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
    failure_balance_transaction: expect.stringMatching(/^txn_/),
  });
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 98_320 }]);
  const [next = ''] = control.payOut();
  expect((await stripe.payouts.retrieve(next)).amount).toBe(98_320);
});

test('with the daily schedule Stripe pays out once a day by itself', async () => {
  const { stripe, control } = await startAll({ payouts: 'daily', now: () => NOON });
  await pay(stripe, 100_000);
  expect((await stripe.payouts.list()).data).toMatchObject([{ amount: 98_320 }]);
  await pay(stripe, 20_000);
  expect((await stripe.payouts.list()).data).toHaveLength(1);
  control.advanceClock(DAY);
  const payouts = await stripe.payouts.list();
  expect(payouts.data).toMatchObject([
    { amount: 20_000 - 480, status: 'in_transit' },
    { amount: 98_320, status: 'paid' },
  ]);
});
