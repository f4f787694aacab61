import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, withSuperuser } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { payee, paymentTo } from '#tests/support/payout-ground.ts';
import { answerRun, draftRun, guarantee, sendRun } from '#tests/support/payouts.ts';
import { issuedSelfBill, SELLER } from '#tests/support/self-billing.ts';

let maker: Person;
let approver: Person;
let job: Job;

type Change = { name: string; old_ending: string; new_ending: string; changed_by: string };

const draft = () => draftRun(maker, [job.consultant]);
const changesIn = (runId: string, who: Person = approver) =>
  call<Change>(who, 'list_account_changes', { p_run_id: runId });
const approve = (runId: string, isChecked?: boolean) =>
  call(approver, 'approve_payout_run', {
    p_id: runId,
    ...(isChecked !== undefined && { p_accounts_checked: isChecked }),
  });

/** The payee states another account than before. */
const changeAccount = (version: number, changes: Partial<typeof SELLER>) =>
  call(job.consultant, 'save_seller_facts', { p: { ...SELLER, ...changes }, p_version: version });

const daysAgo = (days: number) =>
  withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.payout_account_changes set changed_at = now() - make_interval(days => $2)
       where consultant_id = $1`,
      [job.consultant.id, days],
    );
  });

/** A run that the bank has paid. */
async function paidRun(): Promise<void> {
  const runId = await draft();
  await approve(runId, true);
  await sendRun(maker, runId);
  await answerRun(maker, runId, [await paymentTo(runId, job)], 'paid');
}

/** A draft of one more self-bill for the same payee. */
async function nextRun(): Promise<string> {
  const sheet = await approvedWeek(job, -3);
  await guarantee(maker, await issuedSelfBill(maker, job.consultant, [sheet]));
  return draft();
}

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
beforeEach(async () => {
  job = await payee(maker, 'Kunden AB');
});
afterAll(closeDatabase);

describe('a payee’s account that was changed', () => {
  it('is no news the first time it is stated, or when something else is', async () => {
    await changeAccount(1, { street: 'Kungsgatan 45' });
    const runId = await draft();
    expect(await changesIn(runId)).toEqual([]);
    await approve(runId);
  });

  it('is shown to whoever approves, who must say to have looked', async () => {
    await changeAccount(1, { account_kind: 'plusgiro', account_number: '12 34 56-6' });
    const runId = await draft();
    expect(await changesIn(runId)).toMatchObject([
      {
        ...{ name: SELLER.legal_name, old_ending: '1055', new_ending: '4566' },
        ...{ changed_by: job.consultant.userId, last_paid_on: null },
      },
    ]);
    for (const isChecked of [undefined, false]) {
      await expect(approve(runId, isChecked)).rejects.toMatchObject({
        message: 'payout_accounts_unchecked',
      });
    }
    await approve(runId, true);
    const kept = await row<{ details: object }>(
      `select details from public.events where entity_id = $1 and kind = 'payout_run_approved'`,
      [runId],
    );
    expect(kept.details).toMatchObject({ changed_accounts: 1 });
  });

  it('stays news until a payment after it has been paid and a month has passed', async () => {
    await changeAccount(1, { account_number: '5805-6201' });
    await daysAgo(400);
    const never = await draft();
    expect(await changesIn(never)).toHaveLength(1);
    await call(maker, 'withdraw_payout_run', { p_id: never, p_reason: 'Fel dag.' });
    await paidRun();
    const again = await nextRun();
    expect(await changesIn(again)).toEqual([]);
    await daysAgo(29);
    expect(await changesIn(again)).toHaveLength(1);
  });

  it('is not paid at all when it changed after the run was made', async () => {
    const runId = await draft();
    await changeAccount(1, { account_number: '5805-6201' });
    await expect(approve(runId, true)).rejects.toMatchObject({
      message: 'payout_held_account_changed',
    });
  });

  it('is read by the agency and the payee alone, and changed by nobody', async () => {
    await changeAccount(1, { account_number: '5805-6201' });
    const runId = await draft();
    for (const who of [job.consultant, job.company.owner]) {
      expect(await changesIn(runId, who)).toEqual([]);
    }
    const own = [job.consultant.id];
    for (const statement of [
      `update public.payout_account_changes set old_ending = '0000' where consultant_id = $1`,
      'delete from public.payout_account_changes where consultant_id = $1',
    ]) {
      await expect(row(statement, own)).rejects.toMatchObject({ message: 'record_is_immutable' });
    }
  });
});
