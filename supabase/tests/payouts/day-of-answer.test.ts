import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, withSuperuser } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { approvedRun, guarantee, paymentsOf, sendRun } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';

let maker: Person;
let approver: Person;
let job: Job;
let runId: string;

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
beforeEach(async () => {
  job = await bookJob('Dagen AB');
  await prepareSeller(maker, job.consultant);
  const bill = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -4)]);
  await guarantee(maker, bill);
  runId = await approvedRun({ maker, approver }, [job.consultant]);
  await sendRun(maker, runId);
  await withSuperuser(async (client) => {
    // The file went five days ago, for the day before yesterday.
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.payout_files set made_at = made_at - interval '5 days' where run_id = $1`,
      [runId],
    );
    await client.query('update public.payout_runs set pay_on = private.today() - 2 where id = $1', [
      runId,
    ]);
  });
});
afterAll(closeDatabase);

/** What the bank's answer of today says, and the day that is kept and booked for it. */
async function paidOn(told: string | null) {
  const [payment] = await paymentsOf(runId);
  const answers = [
    {
      ...{ end_to_end_id: payment?.end_to_end_id, outcome: 'paid', code: 'ACSC', reason: '' },
      paid_on: told,
    },
  ];
  await call('service', 'take_in_payout_answer', {
    ...{ p_actor: maker.userId, p_run_id: runId, p_answers: answers },
    p_bytes_base64: Buffer.from(JSON.stringify(answers)).toString('base64'),
  });
  return row<{ day: string; booked: string }>(
    `select p.paid_on::text as day, e.booked_on::text as booked from public.payouts p
     join public.ledger_entries e on e.source_id = p.id and e.kind = 'payout_paid' where p.id = $1`,
    [payment?.id],
  );
}

it.each([
  ['the bank’s own', -3, -3],
  ['the run’s when the bank tells none', null, -2],
  ['today’s when the bank’s lies ahead', 2, 0],
  ['that of the file when the bank’s is before it', -9, -5],
])('a payout is paid on a day: %s', async (_what, told, kept) => {
  const day = await dayFromToday(kept);
  expect(await paidOn(told === null ? null : await dayFromToday(told))).toEqual({
    day,
    booked: day,
  });
});
