import { expect, test } from 'vitest';
import { failureOf, startAll, submit, typesOf } from './test-support.ts';

type Client = Awaited<ReturnType<typeof startAll>>['stripe'];

const EXPRESS = {
  type: 'express',
  country: 'SE',
  email: 'konsult@example.com',
  capabilities: { transfers: { requested: true } },
} as const;

const LINK = {
  type: 'account_onboarding',
  return_url: 'http://shop.example/klart',
  refresh_url: 'http://shop.example/igen',
} as const;

async function pay(stripe: Client, method = 'pm_card_visa') {
  const { latest_charge: charge } = await stripe.paymentIntents.create({
    amount: 100_000,
    currency: 'sek',
    payment_method: method,
    confirm: true,
  });
  return String(charge);
}

async function ready() {
  const all = await startAll();
  const account = await all.stripe.accounts.create(EXPRESS);
  all.control.completeAccount(account.id);
  return { ...all, destination: account.id };
}

test('an Express account is paid only once its owner has been through the link', async () => {
  const { stripe, receiver } = await startAll();
  const account = await stripe.accounts.create(EXPRESS);
  expect(account).toMatchObject({
    type: 'express',
    payouts_enabled: false,
    details_submitted: false,
    capabilities: { transfers: 'inactive' },
  });
  const charge = await pay(stripe);
  const transfer = {
    amount: 80_000,
    currency: 'sek',
    destination: account.id,
    source_transaction: charge,
  };
  const early = await failureOf(stripe.transfers.create(transfer));
  expect(early.code).toBe('insufficient_capabilities_for_transfer');

  const link = await stripe.accountLinks.create({ ...LINK, account: account.id });
  const page = await fetch(link.url, { headers: { 'accept-language': 'sv' } });
  expect(await page.text()).toContain('Uppgifter för utbetalning');
  expect(await submit(link.url, { action: 'complete' })).toEqual({
    status: 303,
    location: 'http://shop.example/klart',
  });
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { transfers: 'active' },
    requirements: { currently_due: [] },
  });
  expect((await receiver.arrived(5))[4]?.event).toMatchObject({
    type: 'account.updated',
    account: account.id,
  });
  expect((await stripe.transfers.create(transfer)).destination).toBe(account.id);
});

test('a link is good once and for five minutes, then it leads to refresh_url', async () => {
  const { stripe, control } = await startAll();
  const { id: account } = await stripe.accounts.create(EXPRESS);
  const used = await stripe.accountLinks.create({ ...LINK, account });
  await submit(used.url, { action: 'later' });
  expect((await stripe.accounts.retrieve(account)).details_submitted).toBe(false);
  expect((await submit(used.url, { action: 'complete' })).location).toBe(LINK.refresh_url);
  const old = await stripe.accountLinks.create({ ...LINK, account });
  control.advanceClock(5 * 60);
  expect((await submit(old.url, { action: 'complete' })).location).toBe(LINK.refresh_url);
  expect((await stripe.accounts.retrieve(account)).details_submitted).toBe(false);
});

test('a transfer needs money that is there, or a charge to take it from', async () => {
  const { stripe, destination, control } = await ready();
  const terms = { amount: 60_000, currency: 'sek', destination };
  const charge = await pay(stripe);
  const short = await failureOf(stripe.transfers.create(terms));
  expect(short.code).toBe('balance_insufficient');

  const source = { ...terms, source_transaction: charge };
  const transfer = await stripe.transfers.create(source, { idempotencyKey: 'payout_1' });
  expect(await stripe.transfers.create(source, { idempotencyKey: 'payout_1' })).toMatchObject({
    id: transfer.id,
  });
  expect(transfer.transfer_group).toMatch(/^group_pi_/);
  const over = await failureOf(stripe.transfers.create(source));
  expect(over.message).toContain('must not exceed the source amount of 1000.00 SEK');

  control.advanceClock(8 * 24 * 3600);
  const rest = await stripe.transfers.create({ ...terms, amount: 38_000 });
  expect(rest).toMatchObject({ source_transaction: null, transfer_group: null });
  const { available } = await stripe.balance.retrieve();
  expect(available).toMatchObject([{ amount: 100_000 - 1680 - 60_000 - 38_000, currency: 'sek' }]);
});

test('a transfer is taken back in parts, never more than it was', async () => {
  const { stripe, destination, receiver } = await ready();
  await pay(stripe, 'pm_card_bypassPending');
  const terms = { amount: 50_000, currency: 'sek', destination };
  const { id } = await stripe.transfers.create(terms);
  await stripe.transfers.update(id, { metadata: { payout: '7' } });
  const part = await stripe.transfers.createReversal(id, { amount: 20_000 });
  expect(part).toMatchObject({ amount: 20_000, transfer: id });
  const over = await failureOf(stripe.transfers.createReversal(id, { amount: 30_001 }));
  expect(over.message).toContain('unreversed amount on transfer (300.00 SEK)');
  await stripe.transfers.createReversal(id);
  const after = await stripe.transfers.retrieve(id, { expand: ['balance_transaction'] });
  expect(after).toMatchObject({
    amount_reversed: 50_000,
    reversed: true,
    metadata: { payout: '7' },
    balance_transaction: { amount: -50_000, type: 'transfer' },
  });
  expect(after.reversals.data.map(({ amount }) => amount)).toEqual([30_000, 20_000]);
  expect(await stripe.transfers.listReversals(id, { limit: 1 })).toMatchObject({ has_more: true });
  expect((await failureOf(stripe.transfers.createReversal(id))).statusCode).toBe(400);
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 100_000 - 1680 }]);
  expect(typesOf(await receiver.arrived(9)).slice(5)).toEqual([
    'transfer.created',
    'transfer.updated',
    'transfer.reversed',
    'transfer.reversed',
  ]);
});

test('a refund of the payment does not take the transfer back', async () => {
  const { stripe, destination } = await ready();
  const charge = await pay(stripe);
  const terms = { amount: 60_000, currency: 'sek', destination, source_transaction: charge };
  const { id } = await stripe.transfers.create(terms);
  await stripe.refunds.create({ charge });
  expect(await stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 0 });
  expect((await stripe.balance.retrieve()).pending).toMatchObject([{ amount: -60_000 - 1680 }]);
});

test('unknown destinations and unknown parameters are refused', async () => {
  const { stripe, destination } = await ready();
  const lost = { amount: 100, currency: 'sek', destination: 'acct_x' };
  expect(await failureOf(stripe.transfers.create(lost))).toMatchObject({
    code: 'resource_missing',
    param: 'destination',
  });
  const odd = { account: destination, ...LINK, collect: 'eventually_due' };
  expect((await failureOf(stripe.accountLinks.create(odd))).code).toBe('parameter_unknown');
  const list = await stripe.accounts.list();
  expect(list.data.map(({ id }) => id)).toEqual([destination]);
  const named = await stripe.accounts.update(destination, { metadata: { consultant: '1' } });
  expect(named.metadata).toEqual({ consultant: '1' });
});
