import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFile, takeIn } from '#tests/support/bank.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { blockOf, payee, vouchersOf } from '#tests/support/payout-ground.ts';
import {
  answerRun,
  approvedRun,
  paymentsOf,
  sendRun,
  type Payment,
} from '#tests/support/payouts.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const PAYEES = 2;
const STEPS = ['answer', 'hand', 'debit', 'other amount', 'whole file', 'bare'] as const;
type Step = { step: (typeof STEPS)[number]; which: number; isTwice: boolean };

const STEP: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  which: fc.nat(PAYEES - 1),
  isTwice: fc.boolean(),
});

let maker: Person;
let approver: Person;
let jobs: Job[];
let today: string;

beforeAll(async () => {
  useServerEnv(stack());
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
  today = await dayFromToday(0);
  jobs = [await payee(maker, 'Första AB', 450), await payee(maker, 'Andra AB', 495)];
});
afterAll(closeDatabase);

const sumOf = (payments: readonly Payment[]) =>
  payments.reduce((sum, { amount_ore: ore }) => sum + ore, 0);

/** What the bank, or a person, says; the same bytes each time it is told. */
async function teller({ step, which }: Step, runId: string): Promise<() => Promise<unknown>> {
  const payments = await paymentsOf(runId);
  const one = payments[which];
  if (!one) throw new Error('no payment');
  const debit = async (amountOre: number, more: object) => {
    const told = { amountOre: -amountOre, day: today, reference: randomUUID(), ...more };
    const bytes = await bankFile([told]);
    return () => takeIn(bytes);
  };
  switch (step) {
    case 'answer':
      return () => answerRun(maker, runId, payments, 'paid');
    case 'hand':
      return () =>
        callValue(maker, 'conclude_payout_by_hand', {
          ...{ p_id: one.id, p_outcome: 'paid', p_on: today, p_reason: '' },
        });
    case 'debit':
      return debit(one.amount_ore, { endToEndId: one.end_to_end_id });
    case 'other amount':
      return debit(one.amount_ore + 1, { endToEndId: one.end_to_end_id });
    case 'whole file':
      return debit(sumOf(payments), { blockId: blockOf(runId) });
    case 'bare':
      return debit(one.amount_ore, { text: 'Utbetalning' });
  }
}

/** Refusals are the answers of the database; anything else is a fault. */
async function tell(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? '';
    if (code !== 'bank_file_known') throw cause;
  }
}

/** Which payments are paid, and which have a debit, after some steps. */
function expected(steps: readonly Step[]): { paid: Set<number>; linked: Set<number> } {
  const [paid, linked] = [new Set<number>(), new Set<number>()];
  const all = Array.from({ length: PAYEES }, (_, index) => index);
  for (const { step, which } of steps) {
    if (step === 'answer') all.forEach((each) => paid.add(each));
    if (step === 'hand') paid.add(which);
    const debited =
      step === 'debit' ? [which] : step === 'whole file' && linked.size === 0 ? all : [];
    for (const each of debited) {
      paid.add(each);
      linked.add(each);
    }
  }
  return { paid, linked };
}

it('a payment is paid once and booked once, whoever says so, in any order and however often', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 2, maxLength: 7 }), async (steps) => {
      const runId = await approvedRun(
        { maker, approver },
        jobs.map(({ consultant }) => consultant),
      );
      await sendRun(maker, runId);
      for (const step of steps) {
        const work = await teller(step, runId);
        await Promise.all(Array.from({ length: step.isTwice ? 2 : 1 }, () => tell(work)));
      }
      const { paid, linked } = expected(steps);
      const payments = await paymentsOf(runId);
      for (const [index, payment] of payments.entries()) {
        expect(payment.state).toBe(paid.has(index) ? 'paid' : 'sent');
        const vouchers = paid.has(index) ? { payout_sent: 1, payout_paid: 1 } : { payout_sent: 1 };
        expect(await vouchersOf([payment])).toEqual(vouchers);
        const links = await row<{ links: number }>(
          'select count(*)::int as links from public.payout_movements where payout_id = $1',
          [payment.id],
        );
        expect(links).toEqual({ links: linked.has(index) ? 1 : 0 });
      }
      expect(await call('service', 'check_ledger')).toEqual([]);
      // What came back is owed again, and is what the next run pays.
      for (const { id } of payments) {
        const back = { p_id: id, p_outcome: 'rejected', p_on: today, p_reason: 'Kom tillbaka.' };
        await callValue(maker, 'conclude_payout_by_hand', back);
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 180_000);
