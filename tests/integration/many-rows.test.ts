import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, issuedInvoice, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { passDue } from '#tests/support/late.ts';
import { draftRun, guarantee } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { everyRow } from '$lib/server/db/every-row.ts';
import { planRun } from '$lib/server/invoicing/run-plan.ts';
import { lettersFor } from '$lib/server/notifications/templates/template-list.ts';
import { listLateInvoices } from '$lib/server/reminders/late-invoices.ts';
import { todayInSweden } from '$lib/server/today.ts';

let staff: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Maja Många');
  job = await bookJob('Många AB');
});
afterAll(closeDatabase);

describe('more rows than one answer of the API holds', () => {
  it('are all late invoices', async () => {
    const late = [await issuedInvoice(job, staff, -4), await issuedInvoice(job, staff, -3)];
    for (const id of late) await passDue(id, 10);
    const ids = (await listLateInvoices(staff.db, 1)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(late));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are all planned', async () => {
    const sheets = [await approvedWeek(job, -2), await approvedWeek(job, -1)];
    const plan = await planRun(staff.db, todayInSweden(), 1);
    const planned = plan.flatMap(({ preview }) => preview.timesheetIds);
    expect(planned).toEqual(expect.arrayContaining(sheets));
  });

  it('are read until one answer is not full, anew when something left meanwhile, and what is refused is thrown', async () => {
    const all = Array.from({ length: 7 }, (_, index) => index);
    const answer = (from: number, to: number) =>
      Promise.resolve({ data: all.slice(from, to + 1), error: null });
    for (const size of [1, 3, 7, 8]) expect(await everyRow(answer, size)).toEqual(all);
    const left = [...all];
    const leaving = (from: number, to: number) => {
      const data = left.slice(from, to + 1);
      if (from === 2 && left.length === all.length) left.shift();
      return Promise.resolve({ data, error: null });
    };
    expect(await everyRow(leaving, 3)).toEqual(all.slice(1));
    const refused = { data: null, error: { code: 'PT404', message: 'not_found' } };
    await expect(everyRow(() => Promise.resolve(refused))).rejects.toMatchObject({ status: 404 });
  });
});

it('that a payout run waits is not told to who made it', async () => {
  const own = await bookJob('Brevet AB');
  await prepareSeller(staff, own.consultant);
  const other = await signedInStaff('Ove Annan');
  const bill = await issuedSelfBill(staff, own.consultant, [await approvedWeek(own, -4)]);
  await guarantee(staff, bill);
  const id = await draftRun(staff, [own.consultant]);
  const [letter] = await lettersFor('payout_run_waiting', { payout_run_id: id });
  const told = letter?.to.map(({ email }) => email) ?? [];
  expect(told).toContain(other.email);
  expect(told).not.toContain(staff.email);
  expect(letter?.words('sv').paragraphs[0]).toContain('Maja Många');
  await call(staff, 'withdraw_payout_run', { p_id: id, p_reason: 'Bara ett prov.' });
});
