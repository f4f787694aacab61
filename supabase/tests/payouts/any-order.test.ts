import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { answerRun, draftRun, guarantee, paymentsOf, sendRun } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';
import { booked } from './booked.ts';

const STEPS = ['create', 'approve', 'withdraw', 'send', 'paid', 'rejected'] as const;
type Step = { step: (typeof STEPS)[number]; which: number; isTwice: boolean };

let maker: Person;
let approver: Person;

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
afterAll(closeDatabase);

const STEP: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  which: fc.nat(1),
  isTwice: fc.boolean(),
});

async function take({ step, which }: Step, job: Job, runs: string[]): Promise<void> {
  if (step === 'create') {
    runs.push(await draftRun(maker, [job.consultant]));
    return;
  }
  const id = runs.at(-1 - which) ?? runs.at(-1);
  if (id === undefined) return;
  if (step === 'approve') await call(approver, 'approve_payout_run', { p_id: id });
  else if (step === 'withdraw') {
    await call(maker, 'withdraw_payout_run', { p_id: id, p_reason: 'Fel dag.' });
  } else if (step === 'send') await sendRun(maker, id);
  else await answerRun(maker, id, await paymentsOf(id), step);
}

/** Refusals are the answers of the database; anything else is a fault. */
async function tryStep(step: Step, job: Job, runs: string[]): Promise<void> {
  try {
    await take(step, job, runs);
  } catch (cause) {
    if (!(cause instanceof Error && /^[a-z_]+$/u.test(cause.message))) throw cause;
  }
}

it('pays nothing twice and keeps the books right, in whatever order things are done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 14 }), async (steps) => {
      const job = await bookJob('Ordningen AB');
      await prepareSeller(maker, job.consultant);
      const bill = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -4)]);
      await guarantee(maker, bill);
      const runs: string[] = [];
      for (const step of steps) {
        const times = step.isTwice ? 2 : 1;
        await Promise.all(Array.from({ length: times }, () => tryStep(step, job, runs)));
      }
      const [debt, onTheWay, bank] = await Promise.all(
        [2440, 2899, 1930].map((account) => booked(account, job.consultant.id)),
      );
      const { rows } = await database().query<{ total: number; live: string; owed: number }>(
        `select b.total_ore::int as total, private.self_bill_balance(b.id)::int as owed,
           (select count(*) from public.payout_parts x where x.self_bill_id = b.id and x.is_live) as live
         from public.self_bills b where b.id = $1`,
        [bill],
      );
      const { total = 0, owed = 0, live = '0' } = rows[0] ?? {};
      expect(Number(live)).toBeLessThanOrEqual(1);
      expect((debt ?? 0) + owed).toBe(0);
      expect((debt ?? 0) + (onTheWay ?? 0) + (bank ?? 0)).toBe(-total);
      expect([-total, 0]).toContain((bank ?? 0) + 0);
      expect(await call('service', 'check_ledger')).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
