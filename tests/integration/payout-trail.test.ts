import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFile, movementOf, takeIn, type Told } from '#tests/support/bank.ts';
import type { Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { blockOf, payee } from '#tests/support/payout-ground.ts';
import { approvedRun, draftRun, sendRun } from '#tests/support/payouts.ts';
import { SELLER } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { matchPayouts, takeBackPayouts } from '$lib/server/banking/commands.ts';
import { getDebitTrail } from '$lib/server/banking/debit-trail.ts';
import { getMovement } from '$lib/server/banking/movements.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { listVoucherPage } from '$lib/server/bookkeeping/vouchers.ts';
import { listAccountChanges } from '$lib/server/payouts/account-changes.ts';
import { approvePayoutRun } from '$lib/server/payouts/payout-commands.ts';
import { getPayoutRun, type PayoutRunDetail } from '$lib/server/payouts/payout-runs.ts';

let maker: SignedIn;
let approver: SignedIn;
let today: string;

beforeAll(async () => {
  useServerEnv(stack());
  maker = await signedInStaff('Maja Maker');
  approver = await signedInStaff('Ove Other');
  today = await dayFromToday(0);
});
afterAll(closeDatabase);

async function sentRun(jobs: readonly Job[]): Promise<PayoutRunDetail> {
  const people = { maker, approver };
  const id = await approvedRun(
    people,
    jobs.map(({ consultant }) => consultant),
  );
  await sendRun(maker, id);
  return getPayoutRun(maker.db, id);
}

/** What the agency sees of a debit of today. */
async function debit(ore: number, more: Partial<Told>) {
  const told = { amountOre: -ore, day: today, reference: randomUUID(), ...more };
  const file = await takeIn(await bankFile([told]));
  const { id } = await movementOf(file.id, -ore);
  return { id, see: async () => seen(id) };
}

async function seen(id: string) {
  const movement = await getMovement(maker.db, id);
  return { movement, trail: await getDebitTrail(maker.db, movement) };
}

it('leads from the debit to the run, from the run to its vouchers, and from those back', async () => {
  const jobs = [await payee(maker, 'Första AB'), await payee(maker, 'Andra AB', 480)];
  const run = await sentRun(jobs);
  const { id, see } = await debit(run.amountOre, { blockId: blockOf(run.id) });
  const { movement, trail } = await see();
  expect(movement.runs).toEqual([{ id: run.id, number: run.number }]);
  expect(trail).toMatchObject({ isMatched: true, possible: [] });
  expect(trail.payouts.map((payout) => payout.reference).sort()).toEqual(
    run.rows.map(({ reference }) => reference).sort(),
  );
  const after = await getPayoutRun(maker.db, run.id);
  expect(after.state).toBe('closed');
  expect(after.rows.map((row) => row.debit)).toEqual(jobs.map(() => ({ id, bookedOn: today })));
  const ids = run.rows.map((row) => row.id);
  const page = await listVoucherPage(maker.db, ids, 1);
  expect(page.rows.map(({ kind }) => kind).sort()).toEqual([
    ...['payout_paid', 'payout_paid', 'payout_sent', 'payout_sent'],
  ]);
  expect(page.debitOre).toBe(2 * run.amountOre);
  const [payout] = trail.payouts;
  const voucher = await getVoucher(maker.db, payout?.voucher?.id ?? '');
  expect(voucher.kind).toBe('payout_paid');
  expect(voucher.sources).toEqual(
    expect.arrayContaining([
      { kind: 'payout', id: run.id, label: payout?.reference, day: null },
      { kind: 'bank_movement', id, label: null, day: today },
    ]),
  );
});

it('shows what a debit names, and whose it may be, until a person matches it', async () => {
  const jobs = [await payee(maker, 'Tredje AB', 495)];
  const run = await sentRun(jobs);
  const [row] = run.rows;
  const wrong = await debit(run.amountOre + 100, { endToEndId: row?.reference ?? '' });
  expect((await wrong.see()).trail).toMatchObject({
    ...{ isMatched: false, possible: [] },
    payouts: [{ reference: row?.reference, amountOre: run.amountOre, voucher: null }],
  });
  const bare = await debit(run.amountOre, { text: `Betalning ${row?.reference ?? ''}` });
  const { trail } = await bare.see();
  expect(trail.payouts).toEqual([]);
  const [option] = trail.possible;
  expect(option).toMatchObject({ isNamed: true, reference: row?.reference, runId: run.id });
  await matchPayouts(maker.db, bare.id, option?.payoutIds ?? []);
  expect((await bare.see()).trail).toMatchObject({ isMatched: true, payouts: [{ state: 'paid' }] });
  await takeBackPayouts(maker.db, bare.id, 'Det var en annan rad.');
  const back = await bare.see();
  expect(back.movement).toMatchObject({ state: 'waiting', waitingFor: 'taken_back', runs: [] });
  expect(back.trail.possible).toHaveLength(1);
  expect(await getDebitTrail(maker.db, { ...back.movement, amountOre: 1 })).toMatchObject({
    possible: [],
  });
});

it('names who changed account for whoever approves', async () => {
  const job = await payee(maker, 'Fjärde AB');
  const account = { account_kind: 'iban', account_number: 'DE89370400440532013000' };
  await call(job.consultant, 'save_seller_facts', { p: { ...SELLER, ...account }, p_version: 1 });
  const id = await draftRun(maker, [job.consultant]);
  expect(await listAccountChanges(approver.db, id)).toMatchObject([
    {
      ...{ name: SELLER.legal_name, lastPaidOn: null },
      from: { kind: 'bankgiro', ending: '1055' },
      to: { kind: 'iban', ending: '3000' },
      changedBy: expect.any(String) as string,
    },
  ]);
  await expect(approvePayoutRun(approver.db, id)).rejects.toMatchObject({
    code: 'payout_accounts_unchecked',
  });
  await approvePayoutRun(approver.db, id, true);
  expect((await getPayoutRun(maker.db, id)).state).toBe('approved');
});
