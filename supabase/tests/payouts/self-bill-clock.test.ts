import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { hashOf, prepareSeller, sentSelfBill } from '#tests/support/self-billing.ts';

let staff: Person;
let job: Job;

const clock = () => call('service', 'run_self_bill_clock');
const stateOf = async (id: string) =>
  (await row<{ state: string }>('select state from public.self_bills where id = $1', [id])).state;
/** The last day to object was some days ago. */
const overdue = (id: string, days = 1) =>
  database().query(
    'update public.self_bills set answer_by = private.today() - $2::int where id = $1',
    [id, days],
  );
const stuck = async () =>
  (await call<{ kind: string; entity_id: string }>(staff, 'list_agency_queue')).flatMap(
    ({ kind, entity_id: id }) => (kind === 'self_bill_stuck' ? [id] : []),
  );
/** The agreement was made and ended some days ago. */
const endedDaysAgo = (days: number) =>
  database().query(
    `update public.self_billing_agreements set agreed_at = now() - interval '40 days',
       ended_at = now() - make_interval(days => $2) where consultant_id = $1`,
    [job.consultant.id, days],
  );

/** A hash that its rows do not have, as nobody but an attacker can make. */
async function forgeHash(id: string, hash: string): Promise<void> {
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('update public.self_bills set content_sha256 = $2 where id = $1', [
      id,
      hash,
    ]);
  });
}

beforeAll(async () => {
  staff = await createStaff();
});
beforeEach(async () => {
  job = await bookJob('Tystnad AB');
  await prepareSeller(staff, job.consultant, {}, true);
});
afterAll(closeDatabase);

const sent = async (week = -4) =>
  sentSelfBill(staff, job.consultant, [await approvedWeek(job, week)]);

describe('silence', () => {
  it('is consent while the agreement says so', async () => {
    const id = await sent();
    await overdue(id);
    await clock();
    expect(await stateOf(id)).toBe('issued');
  });

  it('is no consent after the agreement has ended', async () => {
    const id = await sent();
    await call(job.consultant, 'end_self_billing');
    await clock();
    expect(await row('select answer_by from public.self_bills where id = $1', [id])).toEqual({
      answer_by: null,
    });
    await endedDaysAgo(5);
    await overdue(id, 3);
    await clock();
    expect(await stateOf(id)).toBe('sent');
  });

  it('is consent when the agreement ended after the last day to object', async () => {
    const id = await sent();
    await overdue(id, 5);
    await endedDaysAgo(3);
    await clock();
    expect(await stateOf(id)).toBe('issued');
  });

  it('is no consent when a new agreement asks for every approval', async () => {
    const id = await sent();
    await call(job.consultant, 'agree_to_self_billing', {
      ...{ p_text_version: '2026-11', p_accepts_silence: false },
    });
    await database().query(
      `update public.self_billing_agreements set agreed_at = now() - interval '40 days',
         ended_at = now() - interval '5 days' where consultant_id = $1 and ended_at is not null`,
      [job.consultant.id],
    );
    await overdue(id, 3);
    await clock();
    expect(await stateOf(id)).toBe('sent');
  });
});

it('one that cannot go on is shown to the agency and does not keep the others from it', async () => {
  const [bad, good] = [await sent(-4), await sent(-3)];
  const hash = await hashOf(bad);
  await forgeHash(bad, 'f'.repeat(64));
  for (const id of [bad, good]) await overdue(id);
  await clock();
  await clock();
  expect([await stateOf(bad), await stateOf(good)]).toEqual(['sent', 'issued']);
  expect(await stuck()).toContain(bad);
  expect(await row('select code from private.clock_faults where entity_id = $1', [bad])).toEqual({
    code: 'self_bill_sums_differ',
  });
  await forgeHash(bad, hash);
  await clock();
  expect(await stateOf(bad)).toBe('issued');
  expect(await stuck()).not.toContain(bad);
});
