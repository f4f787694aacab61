import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFile, takeIn, type Told } from '#tests/support/bank.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { payee, paymentTo, vouchersOf } from '#tests/support/payout-ground.ts';
import { answerRun, approvedRun, sendRun, type Payment } from '#tests/support/payouts.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const STEPS = ['answer', 'debit', 'return', 'both', 'other amount', 'hand'] as const;
type Step = { step: (typeof STEPS)[number]; isTwice: boolean };

const STEP: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  isTwice: fc.boolean(),
});

let maker: Person;
let approver: Person;
let job: Job;
let today: string;

beforeAll(async () => {
  useServerEnv(stack());
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
  today = await dayFromToday(0);
  job = await payee(maker, 'Första AB', 450);
});
afterAll(closeDatabase);

/** What the bank, or a person, says of a payment; the same bytes each time it is told. */
async function teller({ step }: Step, runId: string, payment: Payment) {
  const { amount_ore: ore, end_to_end_id: endToEndId } = payment;
  const file = async (...amounts: number[]) => {
    const told = amounts.map((amountOre): Told => ({
      ...{ amountOre, endToEndId, day: today, reference: randomUUID() },
    }));
    const bytes = await bankFile(told);
    return () => takeIn(bytes);
  };
  switch (step) {
    case 'answer':
      return () => answerRun(maker, runId, [payment], 'paid');
    case 'debit':
      return file(-ore);
    case 'return':
      return file(ore);
    case 'both':
      return file(ore, -ore);
    case 'other amount':
      return file(ore - 1);
    case 'hand':
      return () => byHand(payment.id);
  }
}

const byHand = (id: string) =>
  callValue(maker, 'conclude_payout_by_hand', {
    ...{ p_id: id, p_outcome: 'rejected', p_on: today, p_reason: 'Kom tillbaka.' },
  });

/** Refusals are the answers of the database; anything else is a fault. */
async function tell(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'bank_file_known') throw cause;
  }
}

/** Where a payment is after some steps, whether it was ever paid, and what it came back with. */
function expected(steps: readonly Step[]) {
  let [state, wasPaid, links] = ['sent', false, 0];
  const pay = () => {
    if (state === 'sent') [state, wasPaid] = ['paid', true];
  };
  const comeBack = () => {
    if (wasPaid && links === 0) [state, links] = ['rejected', 1];
  };
  for (const { step } of steps) {
    if (step === 'answer' || step === 'debit' || step === 'both') pay();
    if (step === 'return' || step === 'both') comeBack();
    if (step === 'hand') state = 'rejected';
  }
  return { state, wasPaid, links };
}

it('a payout comes back once and is booked once, whoever says so, in any order and however often', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 2, maxLength: 7 }), async (steps) => {
      const runId = await approvedRun({ maker, approver }, [job.consultant]);
      await sendRun(maker, runId);
      const payment = await paymentTo(runId, job);
      for (const step of steps) {
        const work = await teller(step, runId, payment);
        await Promise.all(Array.from({ length: step.isTwice ? 2 : 1 }, () => tell(work)));
      }
      const { state, wasPaid, links } = expected(steps);
      expect((await paymentTo(runId, job)).state).toBe(state);
      expect(await vouchersOf([payment])).toEqual({
        payout_sent: 1,
        ...(wasPaid && { payout_paid: 1 }),
        ...(state === 'rejected' && { payout_rejected: 1 }),
      });
      const linked = await row<{ links: number }>(
        'select count(*)::int as links from public.bank_transactions where returned_payout_id = $1',
        [payment.id],
      );
      expect(linked).toEqual({ links });
      expect(await call('service', 'check_ledger')).toEqual([]);
      // What is not back yet is owed again then, and is what the next run pays.
      await byHand(payment.id);
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 180_000);
