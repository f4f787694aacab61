import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningSimulator } from '#dev/stripe/server.ts';
import { closeDatabase } from '#tests/support/database.ts';
import { ownStripe } from '#tests/support/paid-by-card.ts';
import { stripe as stripeClient } from '$lib/server/payments/stripe-client.ts';
import { takeInTransfer } from '$lib/server/payouts/stripe-transfers.ts';

let stripe: RunningSimulator;
beforeAll(async () => {
  stripe = await ownStripe();
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

it.each([
  ['no payout', {}],
  ['one that is nowhere here', { payout_id: randomUUID() }],
  ['something that is no id', { payout_id: 'januari' }],
])('a transfer that names %s is left alone', async (_what, metadata: Record<string, string>) => {
  const { id: destination } = await stripeClient().accounts.create({
    ...{ type: 'express', country: 'SE' },
    capabilities: { transfers: { requested: true } },
  });
  stripe.control.completeAccount(destination);
  await stripeClient().paymentIntents.create({
    ...{ amount: 50_000, currency: 'sek', payment_method: 'pm_card_bypassPending', confirm: true },
  });
  const { id } = await stripeClient().transfers.create({
    ...{ amount: 10_000, currency: 'sek', destination, metadata },
  });
  await expect(takeInTransfer(id)).resolves.toBeUndefined();
});
