import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bankFile, movementOf, takeIn, type Told } from '#tests/support/bank.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { blockOf, payee, paymentTo, vouchersOf } from '#tests/support/payout-ground.ts';
import { answerRun, approvedRun, paymentsOf, sendRun } from '#tests/support/payouts.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { booked } from './booked.ts';

let maker: Person;
let approver: Person;
let one: Job;
let two: Job;
let runId: string;
let today: string;

const first = () => paymentTo(runId, one);
const second = () => paymentTo(runId, two);
const stateOfRun = async () =>
  (await row<{ state: string }>('select state from public.payout_runs where id = $1', [runId]))
    .state;

/** A file of the bank with these debits of today; öre above zero. @returns the movements, in order */
async function debits(...told: readonly (Omit<Told, 'amountOre'> & { ore: number })[]) {
  const movements = told.map(({ ore, ...rest }) => ({
    ...{ amountOre: -ore, day: today, reference: randomUUID() },
    ...rest,
  }));
  const file = await takeIn(await bankFile(movements));
  return Promise.all(movements.map(({ amountOre }) => movementOf(file.id, amountOre)));
}

const linksOf = async (movementId: string | undefined) =>
  (
    await database().query<{ payout_id: string }>(
      `select payout_id from public.payout_movements
       where bank_transaction_id = $1 and is_live order by payout_id`,
      [movementId],
    )
  ).rows.map(({ payout_id: id }) => id);

const match = (who: Person, movementId: string | undefined, payouts: readonly { id: string }[]) =>
  call(who, 'match_bank_payouts', {
    p_transaction_id: movementId,
    p_payout_ids: payouts.map(({ id }) => id),
  });

beforeAll(async () => {
  useServerEnv(stack());
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
  today = await dayFromToday(0);
});
beforeEach(async () => {
  [one, two] = [await payee(maker, 'Första AB'), await payee(maker, 'Andra AB', 480)];
  runId = await approvedRun({ maker, approver }, [one.consultant, two.consultant]);
  await sendRun(maker, runId);
});
afterEach(async () => expect(await call('service', 'check_ledger')).toEqual([]));
afterAll(closeDatabase);

describe('a debit that names a payment', () => {
  it('pays it on its day, closes the run with the last one, and is seen with it', async () => {
    const { id, amount_ore: ore, end_to_end_id: endToEndId } = await first();
    const [movement] = await debits({ ore, endToEndId });
    expect(movement).toMatchObject({ state: 'outgoing', waiting_for: null });
    expect(await linksOf(movement?.id)).toEqual([id]);
    expect(
      await row('select state, paid_on::text from public.payouts where id = $1', [id]),
    ).toEqual({
      ...{ state: 'paid', paid_on: today },
    });
    expect(await vouchersOf([{ id }])).toEqual({ payout_sent: 1, payout_paid: 1 });
    expect(await booked(1930, one.consultant.id)).toBe(-ore);
    expect(await stateOfRun()).toBe('sent');
    const other = await second();
    await debits({ ore: other.amount_ore, endToEndId: other.end_to_end_id });
    expect(await stateOfRun()).toBe('closed');
    const told = await row<{ actors: string[] }>(
      `select array_agg(distinct actor::text) as actors from public.events
       where entity_id = any ($1) and kind in ('payout_paid', 'payout_run_closed', 'bank_transaction_outgoing')`,
      [[id, other.id, runId, movement?.id]],
    );
    expect(told.actors).toEqual(['system']);
  });

  it('only gets the link when the bank’s answer, or a person, has said that it is paid', async () => {
    const payments = [await first(), await second()];
    await answerRun(maker, runId, payments, 'paid');
    const [movement] = await debits({
      ore: payments[0]?.amount_ore ?? 0,
      endToEndId: payments[0]?.end_to_end_id ?? '',
    });
    expect(await linksOf(movement?.id)).toEqual([payments[0]?.id]);
    expect(await vouchersOf(payments)).toEqual({ payout_sent: 2, payout_paid: 2 });
  });

  it('of another amount books nothing and waits for a person', async () => {
    const { id, amount_ore: ore, end_to_end_id: endToEndId } = await first();
    const [movement] = await debits({ ore: ore - 1, endToEndId });
    expect(movement).toMatchObject({ state: 'waiting', waiting_for: 'payout_differs' });
    expect(await linksOf(movement?.id)).toEqual([]);
    expect(await vouchersOf([{ id }])).toEqual({ payout_sent: 1 });
    await expect(match(maker, movement?.id, [{ id }])).rejects.toMatchObject({
      message: 'payout_differs',
    });
    await call(maker, 'set_aside_bank_transaction', {
      ...{ p_transaction_id: movement?.id, p_reason: 'Banken rättar i morgon.' },
    });
  });

  it('on another account than the file named books nothing until a person says so', async () => {
    const three = await payee(maker, 'Tredje AB');
    const elsewhere = await approvedRun({ maker, approver }, [three.consultant]);
    await sendRun(maker, elsewhere, 'SE4550000000058398257466');
    const payment = await paymentTo(elsewhere, three);
    const { id, amount_ore: ore, end_to_end_id: endToEndId } = payment;
    const told = [{ endToEndId }, { blockId: blockOf(elsewhere) }].map((each) => ({
      ore,
      ...each,
    }));
    for (const each of told) {
      const [movement] = await debits(each);
      expect(movement).toMatchObject({ state: 'waiting', waiting_for: 'payout_elsewhere' });
      expect(await linksOf(movement?.id)).toEqual([]);
    }
    expect(await vouchersOf([{ id }])).toEqual({ payout_sent: 1 });
    const [movement] = await debits({ ore, endToEndId });
    await match(maker, movement?.id, [payment]);
    expect(await vouchersOf([{ id }])).toEqual({ payout_sent: 1, payout_paid: 1 });
  });

  it('waits when the payment was refused, or has left the account once already', async () => {
    const [refused, paid] = [await first(), await second()];
    await answerRun(maker, runId, [refused], 'rejected');
    const [late] = await debits({ ore: refused.amount_ore, endToEndId: refused.end_to_end_id });
    expect(late).toMatchObject({ state: 'waiting', waiting_for: 'payout_not_awaited' });
    const again = { ore: paid.amount_ore, endToEndId: paid.end_to_end_id };
    await debits(again);
    const [twice] = await debits(again);
    expect(twice).toMatchObject({ state: 'waiting', waiting_for: 'payout_not_awaited' });
    expect(await vouchersOf([paid])).toEqual({ payout_sent: 1, payout_paid: 1 });
  });

  it('and is taken back by the bank is no payment', async () => {
    const { amount_ore: ore, end_to_end_id: endToEndId } = await first();
    const [movement] = await debits({ ore, endToEndId, isReversal: true });
    expect(movement).toMatchObject({ state: 'waiting', waiting_for: 'reversal' });
    await expect(match(maker, movement?.id, [await first()])).rejects.toMatchObject({
      message: 'bank_not_a_payout',
    });
  });
});

describe('a debit of the whole file', () => {
  it('pays every payment in it', async () => {
    const payments = await paymentsOf(runId);
    const ore = payments.reduce((sum, { amount_ore: each }) => sum + each, 0);
    const [movement] = await debits({ ore, blockId: blockOf(runId) });
    expect(await linksOf(movement?.id)).toEqual(payments.map(({ id }) => id).sort());
    expect(await vouchersOf(payments)).toEqual({ payout_sent: 2, payout_paid: 2 });
    expect(await stateOfRun()).toBe('closed');
  });

  it('is what is left of the file when one was refused, and waits until that is known', async () => {
    const [refused, paid] = [await first(), await second()];
    const [movement] = await debits({ ore: paid.amount_ore, blockId: blockOf(runId) });
    expect(movement).toMatchObject({ state: 'waiting', waiting_for: 'payout_differs' });
    await answerRun(maker, runId, [refused], 'rejected');
    await match(maker, movement?.id, [paid]);
    expect(await linksOf(movement?.id)).toEqual([paid.id]);
    expect(await stateOfRun()).toBe('closed');
  });

  it('names a run of which nothing was paid: a person looks', async () => {
    const payments = await paymentsOf(runId);
    await answerRun(maker, runId, payments, 'rejected');
    const [movement] = await debits({ ore: 100, blockId: blockOf(runId) });
    expect(movement).toMatchObject({ waiting_for: 'payout_not_awaited' });
  });
});

describe('a debit that names nothing', () => {
  it('is a suggestion when its amount is a payment’s, and nothing when it names something else', async () => {
    const { amount_ore: ore } = await first();
    const [bare] = await debits({ ore, text: 'Utbetalning' });
    expect(bare).toMatchObject({ state: 'waiting', waiting_for: 'payout_maybe' });
    const [wages] = await debits({ ore, endToEndId: `LON-${randomUUID().slice(0, 8)}` });
    expect(wages).toMatchObject({ state: 'outgoing' });
    expect(await vouchersOf([await first()])).toEqual({ payout_sent: 1 });
  });

  it('is matched by a person, who sees the likeliest first and can take it back', async () => {
    const payment = await first();
    const [bare] = await debits({
      ore: payment.amount_ore,
      text: `Betalning ${payment.end_to_end_id}`,
    });
    const shown = await call<{ payout_ids: string[]; is_named: boolean }>(
      maker,
      'list_payout_matches',
      {
        p_transaction_id: bare?.id,
      },
    );
    expect(shown[0]).toMatchObject({ payout_ids: [payment.id], is_named: true });
    await match(maker, bare?.id, [payment]);
    await expect(match(maker, bare?.id, [payment])).rejects.toMatchObject({
      message: 'bank_debit_matched',
    });
    expect(await vouchersOf([payment])).toEqual({ payout_sent: 1, payout_paid: 1 });
    const reopen = call(maker, 'reopen_bank_transaction', { p_transaction_id: bare?.id });
    await expect(reopen).rejects.toMatchObject({ message: 'transition_refused' });
    const back = { p_transaction_id: bare?.id, p_reason: 'Det var en annan rad.' };
    await call(maker, 'take_back_bank_payouts', back);
    await expect(call(maker, 'take_back_bank_payouts', back)).rejects.toMatchObject({
      message: 'bank_debit_not_matched',
    });
    expect(
      await movementOf(
        (
          await row<{ file: string }>(
            'select file_id as file from public.bank_transactions where id = $1',
            [bare?.id],
          )
        ).file,
        -payment.amount_ore,
      ),
    ).toMatchObject({
      ...{ state: 'waiting', waiting_for: 'taken_back' },
    });
    const [right] = await debits({ ore: payment.amount_ore, endToEndId: payment.end_to_end_id });
    expect(await linksOf(right?.id)).toEqual([payment.id]);
    expect(await vouchersOf([payment])).toEqual({ payout_sent: 1, payout_paid: 1 });
  });

  it('is nobody’s to match but the agency’s, and nothing that is not there', async () => {
    const payment = await first();
    const [bare] = await debits({ ore: payment.amount_ore, text: 'Utbetalning' });
    for (const who of [one.consultant, one.company.owner]) {
      await expect(match(who, bare?.id, [payment])).rejects.toMatchObject({ message: 'not_found' });
      expect(await call(who, 'list_payout_matches', { p_transaction_id: bare?.id })).toEqual([]);
      const back = { p_transaction_id: bare?.id, p_reason: 'Nej.' };
      await expect(call(who, 'take_back_bank_payouts', back)).rejects.toMatchObject({
        message: 'not_found',
      });
    }
    await expect(match(maker, bare?.id, [{ id: randomUUID() }])).rejects.toMatchObject({
      message: 'not_found',
    });
    await expect(
      call(maker, 'match_bank_payouts', { p_transaction_id: bare?.id, p_payout_ids: '{}' }),
    ).rejects.toMatchObject({ message: 'not_found' });
    await expect(match(maker, randomUUID(), [payment])).rejects.toMatchObject({
      message: 'not_found',
    });
  });
});
