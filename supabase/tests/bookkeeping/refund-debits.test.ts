import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitingMovement } from '#tests/support/bank-movement.ts';
import { bankFile, takeIn } from '#tests/support/bank.ts';
import { row } from '#tests/support/billing.ts';
import { call, closeDatabase, type Actor } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { askBankRefund } from '#tests/support/refund-changes.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { bankRow } from '#tests/support/stripe-payouts.ts';

let asks: Person;
let approves: Person;
let company: WorldCompany;
let today: string;
let refund: string;
let reference: string;
/** No two refunds of these tests are of the same amount, unless they mean to be. */
let ore = 310_000;

beforeAll(async () => {
  useServerEnv(stack());
  [asks, approves] = [await createStaff(), await createStaff()];
  company = await createCompany('Tillgodo AB');
  today = await dayFromToday(0);
});
beforeEach(async () => {
  ore += 1_300;
  reference = randomUUID();
  refund = await approved();
});
afterEach(async () => expect(await call('service', 'check_ledger')).toEqual([]));
afterAll(closeDatabase);

/** A refund by bank that another person has approved. @returns its id */
async function approved(): Promise<string> {
  const movement = await waitingMovement(ore);
  await call(asks, 'place_bank_transaction', {
    ...{ p_transaction_id: movement, p_parts: [], p_company_id: company.id },
  });
  const { id } = await row<{ id: string }>(
    'select id from public.payments where bank_transaction_id = $1',
    [movement],
  );
  const asked = await askBankRefund(asks, id, ore);
  await call(approves, 'approve_refund', { p_refund_id: asked });
  return asked;
}

const note = (id = refund) =>
  call(asks, 'conclude_bank_refund', {
    ...{ p_refund_id: id, p_paid_on: today, p_reference: ` ${reference} ` },
  });
const debit = (more: { reference?: string; day?: string; amountOre?: number } = {}) =>
  bankRow({ amountOre: -ore, day: today, text: 'Återbetalning', reference, ...more });
const now = (id: string) =>
  row<{ state: string; refund: string | null }>(
    'select state, refund_id as refund from public.bank_transactions where id = $1',
    [id],
  );
const match = (who: Actor, id: string, of = refund) =>
  call(who, 'match_bank_refund', { p_transaction_id: id, p_refund_id: of });
const takeBack = (who: Actor, id: string) =>
  call(who, 'take_back_bank_refund', { p_transaction_id: id, p_reason: 'Fel uttag.' });
const suggested = async (who: Actor, id: string) => {
  const rows = await call<{ refund_id: string; is_named: boolean }>(who, 'list_refund_matches', {
    p_transaction_id: id,
  });
  return rows.map((each) => ({ id: each.refund_id, isNamed: each.is_named }));
};
/** How often it was booked as paid, and what of it left the bank's account. */
const booked = (id = refund) =>
  row<{ vouchers: number; bank: number }>(
    `select count(distinct e.id)::int as vouchers, sum(p.sek_ore)::int as bank
     from public.ledger_entries e join public.ledger_postings p on p.entry_id = e.id and p.account = 1930
     where e.source_id = $1`,
    [id],
  );

describe('the debit of a refund by bank', () => {
  it('is found by the reference that was noted, whichever comes first, and books nothing', async () => {
    await note();
    const after = await debit();
    expect(await now(after)).toEqual({ state: 'outgoing', refund });
    expect(await booked()).toEqual({ vouchers: 1, bank: -ore });
    [refund, reference] = [await approved(), randomUUID()];
    const before = await debit();
    expect(await now(before)).toEqual({ state: 'outgoing', refund: null });
    await note();
    expect(await now(before)).toEqual({ state: 'outgoing', refund });
    expect(await booked()).toEqual({ vouchers: 1, bank: -ore });
  });

  it('is that of one refund, however often the bank tells of it', async () => {
    await note();
    const bytes = await bankFile([{ amountOre: -ore, day: today, text: 'Ut', reference }]);
    await takeIn(bytes);
    await expect(takeIn(bytes)).rejects.toMatchObject({ code: 'bank_file_known' });
    const again = await debit({ day: await dayFromToday(-1) });
    expect(await now(again)).toEqual({ state: 'outgoing', refund: null });
    await expect(match(asks, again)).rejects.toMatchObject({ message: 'refund_not_awaited' });
  });

  it.each([
    ['another amount', { amountOre: -1 }],
    ['a day far away', { day: '2026-01-05' }],
  ])('is not one of %s', async (_, told) => {
    await note();
    const id = await debit(told);
    expect(await now(id)).toEqual({ state: 'outgoing', refund: null });
    expect(await suggested(asks, id)).toEqual([]);
  });

  it('is only suggested by its amount, and pays what was approved when a person says so', async () => {
    const id = await debit();
    expect(await suggested(asks, id)).toEqual([{ id: refund, isNamed: false }]);
    await match(asks, id);
    expect(
      await row(
        `select state, paid_on = private.today() as today, bank_reference from public.refunds where id = $1`,
        [refund],
      ),
    ).toEqual({ state: 'succeeded', today: true, bank_reference: reference });
    expect(await now(id)).toEqual({ state: 'outgoing', refund });
    expect(await booked()).toEqual({ vouchers: 1, bank: -ore });
    await expect(match(asks, id)).rejects.toMatchObject({ message: 'bank_debit_matched' });
  });

  it('is let go by a person, and the refund stays paid', async () => {
    await note();
    const id = await debit();
    await takeBack(asks, id);
    expect(await now(id)).toEqual({ state: 'waiting', refund: null });
    expect(await suggested(asks, id)).toEqual([{ id: refund, isNamed: true }]);
    await expect(takeBack(asks, id)).rejects.toMatchObject({ message: 'bank_debit_not_matched' });
    await match(asks, id);
    expect(await now(id)).toEqual({ state: 'outgoing', refund });
    expect(await booked()).toEqual({ vouchers: 1, bank: -ore });
  });

  it('is refused for another amount, money in, and a refund that is not approved', async () => {
    const other = await debit({ amountOre: -ore - 1 });
    await expect(match(asks, other)).rejects.toMatchObject({ message: 'refund_debit_differs' });
    const [into, id] = [await waitingMovement(ore), await debit()];
    await expect(match(asks, into)).rejects.toMatchObject({ message: 'bank_not_a_payout' });
    await call(asks, 'stop_bank_refund', { p_refund_id: refund });
    await expect(match(asks, id)).rejects.toMatchObject({ message: 'refund_not_awaited' });
  });

  it('is the agency’s alone to see and to say', async () => {
    const id = await debit();
    for (const who of [company.owner, await createConsultant('Nyfiken')]) {
      await expect(match(who, id)).rejects.toMatchObject({ code: 'PT404' });
      await expect(takeBack(who, id)).rejects.toMatchObject({ code: 'PT404' });
      expect(await suggested(who, id)).toEqual([]);
    }
    expect(await now(id)).toEqual({ state: 'outgoing', refund: null });
  });
});
