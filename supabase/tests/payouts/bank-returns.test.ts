import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bankFile, movementOf, takeIn, type Told } from '#tests/support/bank.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { payee, paymentTo, vouchersOf } from '#tests/support/payout-ground.ts';
import {
  answerRun,
  approvedRun,
  draftRun,
  paymentsOf,
  sendRun,
  type Payment,
} from '#tests/support/payouts.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { booked } from './booked.ts';

const RETURNED = { payout_sent: 1, payout_paid: 1, payout_rejected: 1 };
const PAID = { payout_sent: 1, payout_paid: 1 };

let maker: Person;
let approver: Person;
let one: Job;
let runId: string;
let today: string;
let payment: Payment;

/** A file of the bank with money in, or out below zero, of today. @returns the movements, in order */
async function told(...movements: readonly Told[]) {
  const dated = movements.map((each) => ({ day: today, reference: randomUUID(), ...each }));
  const file = await takeIn(await bankFile(dated));
  return Promise.all(dated.map(({ amountOre }) => movementOf(file.id, amountOre)));
}

const comesBack = (part: Partial<Told> = {}) => ({
  ...{ amountOre: payment.amount_ore, endToEndId: payment.end_to_end_id },
  ...part,
});
const match = (who: Person, movementId: string | undefined, payoutId = payment.id) =>
  call(who, 'match_bank_return', { p_transaction_id: movementId, p_payout_id: payoutId });
const returnedBy = async (movementId: string | undefined) =>
  row<{ payout: string | null; state: string }>(
    'select returned_payout_id as payout, state from public.bank_transactions where id = $1',
    [movementId],
  );
const stateOf = async (id: string) =>
  (await row<{ state: string }>('select state from public.payouts where id = $1', [id])).state;

beforeAll(async () => {
  useServerEnv(stack());
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
  today = await dayFromToday(0);
});
beforeEach(async () => {
  one = await payee(maker, 'Första AB');
  runId = await approvedRun({ maker, approver }, [one.consultant]);
  await sendRun(maker, runId);
  payment = await paymentTo(runId, one);
});
afterEach(async () => expect(await call('service', 'check_ledger')).toEqual([]));
afterAll(closeDatabase);

describe('money in that names a payout that was paid', () => {
  beforeEach(() => answerRun(maker, runId, [payment], 'paid'));

  it('is that payout, come back: booked the other way round, and owed again', async () => {
    const [movement] = await told(comesBack());
    expect(await returnedBy(movement?.id)).toEqual({ payout: payment.id, state: 'booked' });
    expect(await stateOf(payment.id)).toBe('rejected');
    expect(await vouchersOf([payment])).toEqual(RETURNED);
    expect(await booked(1930, one.consultant.id)).toBe(0);
    const again = await paymentsOf(await draftRun(maker, [one.consultant]));
    expect(again.map(({ amount_ore: ore }) => ore)).toEqual([payment.amount_ore]);
    const { actors } = await row<{ actors: string[] }>(
      `select array_agg(distinct actor::text) as actors from public.events
       where entity_id = any ($1) and kind in ('payout_rejected', 'bank_transaction_booked')`,
      [[payment.id, movement?.id]],
    );
    expect(actors).toEqual(['system']);
  });

  it('only gets the link when a person has said before that it came back', async () => {
    await call(maker, 'conclude_payout_by_hand', {
      ...{ p_id: payment.id, p_outcome: 'rejected', p_on: today, p_reason: 'Kontot är avslutat.' },
    });
    const [movement] = await told(comesBack());
    expect(await returnedBy(movement?.id)).toEqual({ payout: payment.id, state: 'booked' });
    expect(await vouchersOf([payment])).toEqual(RETURNED);
  });

  it.each([
    ['of another amount', () => comesBack({ amountOre: payment.amount_ore - 1 }), 'payout_return'],
    [
      'of twice the amount',
      () => comesBack({ amountOre: 2 * payment.amount_ore }),
      'payout_return',
    ],
    ['that the bank calls a reversal', () => comesBack({ isReversal: true }), 'reversal'],
    ['without a name', () => comesBack({ endToEndId: '', text: 'Retur' }), 'reference_missing'],
  ] as const)('%s waits and books nothing', async (_, movement, why) => {
    const [row] = await told(movement());
    expect(row).toMatchObject({ state: 'waiting', waiting_for: why });
    expect(await stateOf(payment.id)).toBe('paid');
    expect(await vouchersOf([payment])).toEqual(PAID);
  });

  it('comes back once: what names it again waits', async () => {
    await told(comesBack());
    const [second] = await told(comesBack());
    expect(second).toMatchObject({ state: 'waiting', waiting_for: 'payout_return' });
    await expect(match(maker, second?.id)).rejects.toMatchObject({
      message: 'payout_not_returned',
    });
    expect(await vouchersOf([payment])).toEqual(RETURNED);
  });

  it('waits when it came to another account than it left', async () => {
    const two = await payee(maker, 'Andra AB');
    const elsewhere = await approvedRun({ maker, approver }, [two.consultant]);
    await sendRun(maker, elsewhere, 'SE4550000000058398257466');
    payment = await paymentTo(elsewhere, two);
    await answerRun(maker, elsewhere, [payment], 'paid');
    const [movement] = await told(comesBack());
    expect(movement).toMatchObject({ state: 'waiting', waiting_for: 'payout_return' });
    expect(await vouchersOf([payment])).toEqual(PAID);
  });

  it('stays: neither the placing nor the link is undone by half', async () => {
    const [movement] = await told(comesBack());
    const undo = { p_transaction_id: movement?.id, p_reason: 'Det var en annan.' };
    await expect(call(maker, 'take_back_bank_placing', undo)).rejects.toMatchObject({
      message: 'payout_return_stands',
    });
    await expect(match(maker, movement?.id)).rejects.toMatchObject({
      message: 'transition_refused',
    });
  });
});

describe('a person', () => {
  it('is shown what waiting money may be, and says so once', async () => {
    await answerRun(maker, runId, [payment], 'paid');
    const [movement] = await told(comesBack({ endToEndId: '', text: 'Retur' }));
    const shown = await call<{ payout_id: string }>(maker, 'list_return_matches', {
      p_transaction_id: movement?.id,
    });
    expect(shown.map(({ payout_id: id }) => id)).toContain(payment.id);
    await match(maker, movement?.id);
    expect(await returnedBy(movement?.id)).toEqual({ payout: payment.id, state: 'booked' });
    expect(await vouchersOf([payment])).toEqual(RETURNED);
  });

  it('decides when the return was told of before the debit', async () => {
    const [early] = await told(comesBack());
    expect(early).toMatchObject({ state: 'waiting', waiting_for: 'payout_return' });
    await expect(match(maker, early?.id)).rejects.toMatchObject({ message: 'payout_not_returned' });
    await told({ ...comesBack(), amountOre: -payment.amount_ore });
    await match(maker, early?.id);
    expect(await vouchersOf([payment])).toEqual(RETURNED);
  });

  it('cannot match another amount, money out, or what is not there', async () => {
    await answerRun(maker, runId, [payment], 'paid');
    const [less, out] = await told(comesBack({ amountOre: payment.amount_ore - 1 }), {
      ...{ amountOre: -777, text: 'Ränta' },
    });
    const refused = (work: Promise<unknown>, message: string) =>
      expect(work).rejects.toMatchObject({ message });
    await refused(match(maker, less?.id), 'payout_return_differs');
    await refused(match(maker, out?.id), 'bank_not_a_return');
    await refused(match(maker, less?.id, randomUUID()), 'not_found');
    await refused(match(maker, randomUUID()), 'not_found');
    for (const who of [one.consultant, one.company.owner]) {
      await refused(match(who, less?.id), 'not_found');
      const seen = { p_transaction_id: less?.id };
      expect(await call(who, 'list_return_matches', seen)).toEqual([]);
    }
  });
});

it('a file that tells of debit and return books both, in whichever order', async () => {
  const debit = { ...comesBack(), amountOre: -payment.amount_ore };
  await told(comesBack(), debit);
  expect(await stateOf(payment.id)).toBe('rejected');
  expect(await vouchersOf([payment])).toEqual(RETURNED);
});
