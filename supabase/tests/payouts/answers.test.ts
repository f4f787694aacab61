import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import {
  answerRun,
  approvedRun,
  guarantee,
  paymentsOf,
  sendRun,
  type Payment,
} from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';
import { booked } from './booked.ts';

const [PAYABLES, ON_THE_WAY, BANK] = [2440, 2899, 1930];

let maker: Person;
let approver: Person;
let one: Job;
let two: Job;
let runId: string;
let payments: Payment[];

const problems = () => call('service', 'check_ledger');
const ofOne = () => paymentOf(one);
const stateOfRun = async () =>
  (
    await database().query<{ state: string }>(
      'select state from public.payout_runs where id = $1',
      [runId],
    )
  ).rows[0]?.state;

function paymentOf(job: Job): Payment {
  const found = payments.find(({ consultant_id: id }) => id === job.consultant.id);
  if (!found) throw new Error('no payment');
  return found;
}

async function seller(name: string): Promise<Job> {
  const job = await bookJob(name);
  await prepareSeller(maker, job.consultant);
  const id = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -4)]);
  await guarantee(maker, id);
  return job;
}

/** What is booked for a consultant: debt, on its way, and the bank. */
const books = async ({ consultant: { id } }: Job) =>
  Promise.all([booked(PAYABLES, id), booked(ON_THE_WAY, id), booked(BANK, id)]);

const byHand = (payment: Payment, outcome: string, day: string, reason = '') =>
  callValue<string>(maker, 'conclude_payout_by_hand', {
    ...{ p_id: payment.id, p_outcome: outcome, p_on: day, p_reason: reason },
  });

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
beforeEach(async () => {
  one = await seller('Första AB');
  two = await seller('Andra AB');
  runId = await approvedRun({ maker, approver }, [one.consultant, two.consultant]);
  payments = await paymentsOf(runId);
});
afterAll(closeDatabase);

describe('the bank’s answer', () => {
  it('moves the debt to what is on its way, and from there out of the bank', async () => {
    const ore = ofOne().amount_ore;
    expect(await books(one)).toEqual([-ore, 0, 0]);
    await sendRun(maker, runId);
    expect(await books(one)).toEqual([0, -ore, 0]);
    expect(await answerRun(maker, runId, payments, 'paid')).toEqual({ paid: 2, rejected: 0 });
    expect(await books(one)).toEqual([0, 0, -ore]);
    expect(await stateOfRun()).toBe('closed');
    expect(await problems()).toEqual([]);
  });

  it('refuses one payment, which is owed again and goes with a later run', async () => {
    await sendRun(maker, runId);
    await answerRun(maker, runId, [ofOne()], 'rejected');
    expect(await stateOfRun()).toBe('sent');
    const ore = ofOne().amount_ore;
    expect(await books(one)).toEqual([-ore, 0, 0]);
    expect(await problems()).toEqual([]);
    await answerRun(maker, runId, [paymentOf(two)], 'paid');
    expect(await stateOfRun()).toBe('closed');
    const again = await approvedRun({ maker, approver }, [one.consultant, two.consultant]);
    const [payment, ...others] = await paymentsOf(again);
    expect([payment?.amount_ore, others]).toEqual([ore, []]);
    await sendRun(maker, again);
    await answerRun(maker, again, payment ? [payment] : [], 'paid');
    expect(await books(one)).toEqual([0, 0, -ore]);
    expect(await problems()).toEqual([]);
  });

  it('told twice, and by several at once, is booked once', async () => {
    await sendRun(maker, runId);
    await Promise.all(Array.from({ length: 4 }, () => answerRun(maker, runId, payments, 'paid')));
    expect(await books(one)).toEqual([0, 0, -ofOne().amount_ore]);
    const { rows } = await database().query<{ n: string }>(
      'select count(*) as n from public.payout_answers where run_id = $1',
      [runId],
    );
    expect(rows).toEqual([{ n: '1' }]);
    expect(await problems()).toEqual([]);
  });

  it('is not turned by a late "paid" of what was refused; what came back is owed again', async () => {
    await sendRun(maker, runId);
    await answerRun(maker, runId, [ofOne()], 'rejected');
    await answerRun(maker, runId, [ofOne()], 'paid');
    await answerRun(maker, runId, [paymentOf(two)], 'paid');
    const today = await dayFromToday(0);
    expect(await byHand(paymentOf(two), 'rejected', today, 'Kontot är avslutat.')).toBe('rejected');
    const states = (await paymentsOf(runId)).map(({ state }) => state);
    expect(states).toEqual(['rejected', 'rejected']);
    const ore = paymentOf(two).amount_ore;
    expect(await books(two)).toEqual([-ore, 0, 0]);
    expect(await problems()).toEqual([]);
  });

  it('comes after the file, and by hand with a day and for refusals a reason', async () => {
    const today = await dayFromToday(0);
    await expect(byHand(ofOne(), 'paid', today)).rejects.toMatchObject({
      message: 'payout_not_sent',
    });
    await expect(answerRun(maker, runId, payments, 'paid')).rejects.toMatchObject({
      message: 'payout_not_sent',
    });
    await sendRun(maker, runId);
    for (const [outcome, day] of [
      ['paid', await dayFromToday(1)],
      ['paid', await dayFromToday(-1)],
      ['lost', today],
    ] as const) {
      await expect(byHand(ofOne(), outcome, day)).rejects.toMatchObject({
        message: 'payout_answer_invalid',
      });
    }
    await expect(byHand(ofOne(), 'rejected', today)).rejects.toMatchObject({
      message: 'reason_required',
    });
    await expect(
      call(one.consultant, 'conclude_payout_by_hand', {
        ...{ p_id: ofOne().id, p_outcome: 'paid', p_on: today },
      }),
    ).rejects.toMatchObject({ message: 'not_found' });
    expect(await byHand(ofOne(), 'paid', today)).toBe('paid');
  });
});
