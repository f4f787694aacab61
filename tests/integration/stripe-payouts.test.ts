import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningSimulator } from '#dev/stripe/server.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { as, call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday } from '#tests/support/parties.ts';
import {
  connectAccount,
  fillBalance,
  noteAccount,
  ownStripe,
  paidByCard,
} from '#tests/support/paid-by-card.ts';
import { payee } from '#tests/support/payout-ground.ts';
import { bankDay, guarantee, paymentsOf } from '#tests/support/payouts.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { listCardMovements } from '$lib/server/bookkeeping/card-movements.ts';
import { takeInMovements } from '$lib/server/payments/movements.ts';
import { stripe as stripeClient } from '$lib/server/payments/stripe-client.ts';
import { listPayable } from '$lib/server/payouts/payables.ts';
import { approvePayoutRun, createPayoutRun } from '$lib/server/payouts/payout-commands.ts';
import { sendPayoutRun } from '$lib/server/payouts/send-payout-run.ts';
import { sendTransfer, takeInTransfer } from '$lib/server/payouts/stripe-transfers.ts';

let stripe: RunningSimulator;
let maker: SignedIn;
let approver: SignedIn;
let job: Awaited<ReturnType<typeof paidByCard>>;

beforeAll(async () => {
  stripe = await ownStripe();
  maker = await signedInStaff('Maja Maker');
  approver = await signedInStaff('Ove Other');
  await database().query('update public.payout_settings set stripe_transfers = true');
});
beforeEach(async () => {
  stripe.control.clearFaults();
  job = await paidByCard(stripe, maker, 'Korttagaren AB');
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

const connected = (of: Job) => connectAccount(stripe, of);
const whyNot = async (of: Job, rail: 'bank_file' | 'stripe_transfer' = 'stripe_transfer') =>
  (await listPayable(maker.db, await bankDay(), rail)).find(
    ({ consultantId }) => consultantId === of.consultant.id,
  )?.whyNot;
/** An approved run of transfers to one consultant that has been sent. */
async function sent(of: Job = job) {
  const id = await createPayoutRun(
    maker.db,
    await bankDay(),
    [of.consultant.id],
    'stripe_transfer',
  );
  await approvePayoutRun(approver.db, id, true);
  await sendPayoutRun(maker.db, maker.userId, id);
  const [payment] = await paymentsOf(id);
  if (!payment) throw new Error('no payment');
  return { id, payment };
}
const stateOf = (payoutId: string) =>
  row<{ state: string; run: string; code: string | null; transfer: string | null }>(
    `select p.state, r.state as run, p.bank_code as code, p.stripe_transfer_id as transfer
     from public.payouts p join public.payout_runs r on r.id = p.run_id where p.id = $1`,
    [payoutId],
  );
/** What the vouchers of a payment come to on an account of a part, in öre. */
const booked = async (payoutId: string, role: string) =>
  (
    await row<{ sum: number }>(
      `select coalesce(sum(p.amount_ore), 0)::int as sum from public.ledger_postings p
       join public.ledger_entries e on e.id = p.entry_id
       where e.source_id = $1 and p.account = private.account_of($2)`,
      [payoutId, role],
    )
  ).sum;
const transfersOf = async (runId: string) =>
  (await stripeClient().transfers.list({ transfer_group: runId })).data;
/** The card account's movement of a transfer, as the agency sees it when the list has been read. */
async function movementOf(transferId: string) {
  await takeInMovements();
  const { id } = await row<{ id: string }>(
    `select id from public.stripe_movements where source = $1 and category = 'transfer'`,
    [transferId],
  );
  return (await listCardMovements(maker.db, { movement: id, page: 1 })).rows[0];
}
const balanced = async () => expect(await call(maker, 'check_ledger')).toEqual([]);

describe('a run of transfers', () => {
  it('pays from what Stripe owes the agency, and is over when all are answered', async () => {
    expect(await whyNot(job)).toBe('stripe_account_missing');
    const destination = await connected(job);
    expect(await whyNot(job)).toBeNull();
    const { id, payment } = await sent();
    expect(await stateOf(payment.id)).toMatchObject({ state: 'sent', run: 'sent' });
    await balanced();
    await fillBalance(payment.amount_ore * 2);
    await sendTransfer(payment.id);
    const [transfer, ...more] = await transfersOf(id);
    expect(more).toEqual([]);
    expect(transfer).toMatchObject({ destination, amount: payment.amount_ore, currency: 'sek' });
    expect(await stateOf(payment.id)).toEqual({
      ...{ state: 'paid', run: 'closed', code: null, transfer: transfer?.id },
    });
    expect(await booked(payment.id, 'card_receivables')).toBe(-payment.amount_ore);
    expect(await booked(payment.id, 'payouts_sent')).toBe(0);
    expect(await booked(payment.id, 'bank')).toBe(0);
    expect(await movementOf(transfer?.id ?? '')).toMatchObject({
      ...{ category: 'transfer', amountOre: -payment.amount_ore, run: { id } },
    });
    await balanced();
  });

  it('makes each transfer once, however often it is tried and told of', async () => {
    await connected(job);
    const { id, payment } = await sent();
    await sendPayoutRun(approver.db, approver.userId, id);
    await fillBalance(payment.amount_ore * 3);
    stripe.control.setFaults({ cut: 2, cutStage: 'after' });
    await expect(sendTransfer(payment.id)).rejects.toThrow();
    stripe.control.clearFaults();
    await Promise.allSettled(Array.from({ length: 5 }, () => sendTransfer(payment.id)));
    // Two days later Stripe has forgotten the key.
    const later = new Date(Date.now() + 48 * 3_600_000);
    await sendTransfer(payment.id, later);
    const [transfer, ...more] = await transfersOf(id);
    expect(more).toEqual([]);
    await takeInTransfer(transfer?.id ?? '');
    expect(await stateOf(payment.id)).toMatchObject({ state: 'paid', run: 'closed' });
    await balanced();
  });

  it('finds a transfer whose answer was lost when its key has been forgotten', async () => {
    await connected(job);
    const { id, payment } = await sent();
    await fillBalance(payment.amount_ore * 3);
    const made = await stripeClient().transfers.create({
      ...{ amount: payment.amount_ore, currency: 'sek', transfer_group: id },
      destination: await accountOf(job),
      metadata: { payout_id: payment.id },
    });
    await sendTransfer(payment.id, new Date(Date.now() + 48 * 3_600_000));
    expect(await transfersOf(id)).toHaveLength(1);
    expect(await stateOf(payment.id)).toMatchObject({ state: 'paid', transfer: made.id });
  });

  it('that the balance does not cover is owed again, and can go with the bank', async () => {
    await connected(job);
    const { payment } = await sent();
    await emptyBalance();
    await sendTransfer(payment.id);
    expect(await stateOf(payment.id)).toMatchObject({
      ...{ state: 'rejected', run: 'closed', code: 'balance_insufficient', transfer: null },
    });
    expect(await whyNot(job, 'bank_file')).toBeNull();
    await balanced();
  });

  it('that is reversed at Stripe is owed again', async () => {
    await connected(job);
    const { payment } = await sent();
    await fillBalance(payment.amount_ore * 2);
    await sendTransfer(payment.id);
    const { transfer } = await stateOf(payment.id);
    await stripeClient().transfers.createReversal(transfer ?? '');
    for (let times = 0; times < 2; times += 1) await takeInTransfer(transfer ?? '');
    expect(await stateOf(payment.id)).toMatchObject({ state: 'rejected', code: 'reversed' });
    expect(await booked(payment.id, 'card_receivables')).toBe(0);
    expect(await whyNot(job)).toBeNull();
    await balanced();
  });
});

describe('a transfer is refused', () => {
  it('for money that is not at Stripe, also when it is guaranteed', async () => {
    const other = await payee(maker, 'Banktagaren AB');
    await connected(other);
    expect(await whyNot(other)).toBe('not_at_stripe');
    expect(await whyNot(other, 'bank_file')).toBeNull();
    await guarantee(maker, job.selfBillId);
    expect(await whyNot(job)).toBe('stripe_account_missing');
  });

  it('when the account cannot receive any more', async () => {
    const account = await connected(job);
    const id = await createPayoutRun(
      maker.db,
      await bankDay(),
      [job.consultant.id],
      'stripe_transfer',
    );
    await noteAccount(job.consultant.id, account, false);
    await expect(approvePayoutRun(approver.db, id, true)).rejects.toMatchObject({
      code: 'payout_held_stripe_account_missing',
    });
    await expect(noteAccount(job.consultant.id, 'acct_nagonannan1', false)).rejects.toMatchObject({
      message: 'stripe_account_taken',
    });
  });

  it('by hand, without a second person, and for others than the agency', async () => {
    await connected(job);
    const { payment } = await sent();
    const today = await dayFromToday(0);
    const byHand = { p_id: payment.id, p_outcome: 'paid', p_on: today, p_reason: null };
    await expect(call(maker, 'conclude_payout_by_hand', byHand)).rejects.toMatchObject({
      message: 'payout_goes_through_stripe',
    });
    const conclude = { p_payout_id: payment.id, p_outcome: 'paid', p_on: today };
    const stranger = await createStaff('Stina Staff');
    for (const who of [stranger, job.consultant, job.company.owner]) {
      await expect(call(who, 'conclude_transfer', conclude)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(
      call('service', 'send_transfer_run', {
        p_actor: job.consultant.userId,
        p_run_id: payment.id,
      }),
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('while the agency does not pay that way', async () => {
    await expect(
      as(maker, async (client) => {
        await client.query('reset role');
        await client.query('update public.payout_settings set stripe_transfers = false');
        await client.query('set local role authenticated');
        await client.query(`select public.create_payout_run($1, $2, 'stripe_transfer')`, [
          await dayFromToday(0),
          [job.consultant.id],
        ]);
      }),
    ).rejects.toMatchObject({ message: 'stripe_transfers_off' });
  });
});

async function accountOf({ consultant }: Job): Promise<string> {
  const { id } = await row<{ id: string }>(
    'select stripe_account_id as id from public.stripe_accounts where consultant_id = $1',
    [consultant.id],
  );
  return id;
}

/** Pays out to the bank whatever is at hand. */
async function emptyBalance(): Promise<void> {
  const { available } = await stripeClient().balance.retrieve();
  const amount = available.find(({ currency }) => currency === 'sek')?.amount ?? 0;
  if (amount > 0) await stripeClient().payouts.create({ amount, currency: 'sek' });
}
