import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clientOf, invoiceSession, startReceiver, startSimulator } from './test-support.ts';

function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'deep', 'state.json');
}

test('objects, events, keys and the clock survive a restart', async () => {
  const statePath = stateFile();
  const before = await startSimulator({ statePath });
  const stripe = clientOf(before.url);
  const key = { idempotencyKey: 'kept' };
  const session = await stripe.checkout.sessions.create(invoiceSession(), key);
  before.control.pay(session.id, 'pay');
  before.control.advanceClock(3600);
  const events = await stripe.events.list();
  await before.close();

  const after = await startSimulator({ statePath });
  const again = clientOf(after.url);
  const paid = await again.checkout.sessions.retrieve(session.id);
  expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
  expect((await again.events.list()).data).toEqual(events.data);
  const replayed = await again.checkout.sessions.create(invoiceSession(), key);
  expect(replayed.id).toBe(session.id);
  const customer = await again.customers.create({});
  expect(customer.created - Date.now() / 1000).toBeGreaterThan(3500);
  expect(readdirSync(join(statePath, '..'))).toEqual(['state.json']);
});

test('disputes, payouts, transfers and late answers survive a restart', async () => {
  const statePath = stateFile();
  const before = await startSimulator({ statePath });
  const stripe = clientOf(before.url);
  const terms = { amount: 50_000, currency: 'sek', confirm: true } as const;
  await stripe.paymentIntents.create({ ...terms, payment_method: 'pm_card_createDispute' });
  await stripe.paymentIntents.create({ ...terms, payment_method: 'pm_card_bypassPending' });
  const iban = 'AT321904300235473204';
  const debit = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban } });
  const late = await stripe.paymentIntents.create({ ...terms, payment_method: debit.id });
  const { id: destination } = await stripe.accounts.create();
  const transfer = await stripe.transfers.create({ amount: 1000, currency: 'sek', destination });
  await stripe.transfers.createReversal(transfer.id, { amount: 400 });
  const [payoutId = ''] = before.control.payOut();
  const price = await stripe.prices.create({
    currency: 'sek',
    unit_amount: 500,
    product_data: { name: 'Resa' },
  });
  const read = async (client: typeof stripe) => ({
    disputes: (await client.disputes.list()).data,
    transfer: { ...(await client.transfers.retrieve(transfer.id)) },
    payout: (await client.balanceTransactions.list({ payout: payoutId })).data,
    balance: { ...(await client.balance.retrieve()) },
    price: { ...(await client.prices.retrieve(price.id, { expand: ['product'] })) },
  });
  const kept = await read(stripe);
  await before.close();

  const after = await startSimulator({ statePath });
  const again = clientOf(after.url);
  const { disputes, transfer: moved, ...rest } = await read(again);
  expect(disputes).toEqual(kept.disputes);
  expect({ ...moved, reversals: moved.reversals.data }).toEqual({
    ...kept.transfer,
    reversals: kept.transfer.reversals.data,
  });
  expect(rest).toEqual({ payout: kept.payout, balance: kept.balance, price: kept.price });
  after.control.advanceClock(180);
  expect((await again.paymentIntents.retrieve(late.id)).status).toBe('succeeded');
});

test('a restart takes up the deliveries that were under way', async () => {
  const statePath = stateFile();
  const before = await startSimulator({ statePath, webhookUrl: 'http://127.0.0.1:9/nobody' });
  before.control.setFaults({ delayMs: 60_000 });
  await clientOf(before.url).customers.create({ name: 'A' });
  await before.close();
  const receiver = await startReceiver();
  await startSimulator({ statePath, webhookUrl: receiver.url });
  const [delivery] = await receiver.arrived(1);
  expect(delivery?.event?.type).toBe('customer.created');
});

test('a damaged state file stops the start', async () => {
  const statePath = join(mkdtempSync(join(tmpdir(), 'stripe-simulator-')), 'state.json');
  onTestFinished(() => rmSync(join(statePath, '..'), { recursive: true }));
  writeFileSync(statePath, '{"version":1,');
  await expect(startSimulator({ statePath })).rejects.toThrow(SyntaxError);
});

test('reset forgets everything', async () => {
  const simulator = await startSimulator();
  const stripe = clientOf(simulator.url);
  await stripe.customers.create({}, { idempotencyKey: 'k' });
  simulator.control.reset();
  expect((await stripe.customers.list()).data).toEqual([]);
  expect((await stripe.events.list()).data).toEqual([]);
});
