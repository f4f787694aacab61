import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bankFile, invoiceNow, takeIn } from '#tests/support/bank.ts';
import { invoiceMaker } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import {
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import {
  bankRow,
  bankRowNow,
  bookedPayout,
  fromStripe,
  payoutName,
  stripePayout,
  stripePayoutBack,
} from '#tests/support/stripe-payouts.ts';

let staff: Person;
let company: WorldCompany;
let invoiceId: string;
let today: string;
let source: string;
/** No two payouts of these tests are of the same amount, unless they mean to be. */
let ore = 201_300;

const nextInvoice = invoiceMaker('Kortkund AB');
const match = (who: Person, rowId: string, payoutId: string) =>
  call(who, 'match_bank_stripe_payout', { p_transaction_id: rowId, p_movement_id: payoutId });
const suggested = async (who: Person, rowId: string) => {
  const rows = await call<{ movement_id: string; is_named: boolean }>(who, 'list_stripe_matches', {
    p_transaction_id: rowId,
  });
  return rows.map(({ movement_id: id, is_named: isNamed }) => ({ id, isNamed }));
};
const place = (rowId: string) =>
  call(staff, 'place_bank_transaction', {
    p_transaction_id: rowId,
    p_parts: [{ invoice_id: invoiceId, amount_ore: ore }],
  });

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff('Kortansvarig');
  today = await dayFromToday(0);
  const { job, invoiceId: id } = await nextInvoice();
  [company, invoiceId] = [job.company, id];
});
beforeEach(() => {
  source = payoutName();
  ore += 1_700;
});
afterEach(async () => expect(await call('service', 'check_ledger')).toEqual([]));
afterAll(closeDatabase);

describe('a payout below zero, taken from the account', () => {
  it('is tied to its debit and booked once, whichever comes first', async () => {
    const first = await stripePayout({ source, amountOre: -ore });
    const debit = await bankRow(fromStripe(-ore, today));
    expect(await bankRowNow(debit)).toEqual({
      state: 'outgoing',
      waiting_for: null,
      payout: first,
    });
    ore += 100;
    const early = await bankRow(fromStripe(-ore, today));
    expect(await bankRowNow(early)).toMatchObject({ state: 'outgoing', payout: null });
    const later = await stripePayout({ source: payoutName(), amountOre: -ore });
    expect(await bankRowNow(early)).toEqual({
      state: 'outgoing',
      waiting_for: null,
      payout: later,
    });
    expect(await bookedPayout(later)).toEqual({ vouchers: 1, bank: -ore });
    expect(await bookedPayout(early)).toEqual({ vouchers: 0, bank: 0 });
  });

  it('is not a debit that does not name Stripe, nor one of two alike, nor money in', async () => {
    const payout = await stripePayout({ source, amountOre: -ore });
    const unnamed = await bankRow(
      fromStripe(-ore, today, { payer: 'Okänd', text: 'Enligt avtal' }),
    );
    const paidIn = await bankRow(fromStripe(ore, today));
    for (const row of [unnamed, paidIn])
      expect(await bankRowNow(row)).toMatchObject({ payout: null });
    ore += 100;
    const twins = [await bankRow(fromStripe(-ore, today)), await bankRow(fromStripe(-ore, today))];
    await stripePayout({ source: payoutName(), amountOre: -ore });
    for (const row of twins) expect(await bankRowNow(row)).toMatchObject({ payout: null });
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: -(ore - 100) });
  });
});

describe('a payout of Stripe’s on the bank’s statement', () => {
  it('is the one that Stripe told of before, and is booked once', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    const row = await bankRow(fromStripe(ore, today));
    expect(await bankRowNow(row)).toEqual({ state: 'booked', waiting_for: null, payout });
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
    expect(await bookedPayout(row)).toEqual({ vouchers: 0, bank: 0 });
  });

  it('waits for Stripe’s list when it comes first, is no customer’s, and is tied then', async () => {
    const row = await bankRow(fromStripe(ore, today));
    expect(await bankRowNow(row)).toMatchObject({ state: 'waiting', waiting_for: 'stripe_payout' });
    await expect(place(row)).rejects.toMatchObject({ message: 'bank_from_stripe' });
    const payout = await stripePayout({ source, amountOre: ore });
    expect(await bankRowNow(row)).toEqual({ state: 'booked', waiting_for: null, payout });
    await expect(place(row)).rejects.toMatchObject({ message: 'transition_refused' });
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
  });

  it('changes nothing when file and list are read again, or another file tells of it', async () => {
    const bytes = await bankFile([fromStripe(ore, today, { reference: source })]);
    const payout = await stripePayout({ source, amountOre: ore });
    await takeIn(bytes);
    await expect(takeIn(bytes)).rejects.toMatchObject({ code: 'bank_file_known' });
    const other = await takeIn(
      await bankFile([
        fromStripe(ore, today, { reference: source }),
        { amountOre: 100, day: today, text: 'Ränta' },
      ]),
    );
    expect(other).toMatchObject({ known: 1, waiting: 1, booked: 0 });
    expect(await stripePayout({ source, amountOre: ore })).toBe(payout);
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
  });

  it.each([
    ['a payout’s text as payer', { payer: 'Rollkoll kort', text: 'Insättning' }],
    ['its text as message', { payer: 'Okänd', text: 'ROLLKOLL KORT' }],
  ])('is known by %s, as Stripe told it to write', async (_, told) => {
    const payout = await stripePayout({ source, amountOre: ore, descriptor: 'Rollkoll kort' });
    expect(await bankRowNow(await bankRow(fromStripe(ore, today, told)))).toMatchObject({ payout });
  });

  it('is known by its id at Stripe', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    const told = { payer: 'Okänd', text: `Utbetalning ${source}` };
    expect(await bankRowNow(await bankRow(fromStripe(ore, today, told)))).toMatchObject({ payout });
  });
});

describe('money in that is not certainly a payout of Stripe’s', () => {
  it.each([
    ['another amount', () => fromStripe(ore + 1, today)],
    ['a day before it was sent', async () => fromStripe(ore, await dayFromToday(-9))],
  ])('waits when it names Stripe and is of %s', async (_, told) => {
    const payout = await stripePayout({ source, amountOre: ore });
    const row = await bankRow(await told());
    expect(await bankRowNow(row)).toMatchObject({ state: 'waiting', waiting_for: 'stripe_payout' });
    expect(await suggested(staff, row)).toEqual([]);
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
  });

  it('is only suggested when it has the amount and no name, whichever comes first', async () => {
    const bare = () => fromStripe(ore, today, { payer: 'Okänd AB', text: 'Enligt avtal' });
    const before = await bankRow(bare());
    expect(await bankRowNow(before)).toMatchObject({ waiting_for: 'reference_missing' });
    const payout = await stripePayout({ source, amountOre: ore });
    const after = await bankRow(bare());
    for (const row of [before, after]) {
      expect(await bankRowNow(row)).toMatchObject({ waiting_for: 'stripe_payout_maybe' });
      expect(await suggested(staff, row)).toEqual([{ id: payout, isNamed: false }]);
    }
    await match(staff, after, payout);
    expect(await bankRowNow(after)).toEqual({ state: 'booked', waiting_for: null, payout });
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
    await stripePayout({ source: payoutName(), amountOre: ore + 50 });
    expect(await bankRowNow(before)).toMatchObject({ waiting_for: 'reference_missing' });
    await expect(match(staff, before, payout)).rejects.toMatchObject({
      message: 'stripe_payout_not_awaited',
    });
  });

  it('waits for a person when it can be two payouts, or two rows can be one', async () => {
    const two = [
      await stripePayout({ source, amountOre: ore }),
      await stripePayout({ source: payoutName(), amountOre: ore }),
    ];
    const row = await bankRow(fromStripe(ore, today));
    expect(await bankRowNow(row)).toMatchObject({ state: 'waiting', waiting_for: 'stripe_payout' });
    expect((await suggested(staff, row)).map(({ id }) => id).sort()).toEqual([...two].sort());
    await match(staff, row, two[0] ?? '');
    const rest = await bankRow(fromStripe(ore, today));
    expect(await bankRowNow(rest)).toMatchObject({ state: 'booked', payout: two[1] });
  });

  it('is not a payout that never arrived', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    await stripePayoutBack(source, ore);
    const row = await bankRow(fromStripe(ore, today));
    expect(await bankRowNow(row)).toMatchObject({ state: 'waiting', payout: null });
    await expect(match(staff, row, payout)).rejects.toMatchObject({
      message: 'stripe_payout_not_awaited',
    });
  });
});

describe('what a person does', () => {
  it('refuses another amount, money out, and what is no payout', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    const other = await bankRow(fromStripe(ore + 5, today));
    await expect(match(staff, other, payout)).rejects.toMatchObject({
      message: 'stripe_payout_differs',
    });
    const out = await bankRow({ amountOre: -ore, day: today, text: 'Hyra' });
    await expect(match(staff, out, payout)).rejects.toMatchObject({
      message: 'bank_not_a_payment',
    });
    await expect(match(staff, payout, other)).rejects.toMatchObject({ code: 'PT404' });
  });

  it('takes it back without booking, and does not have it matched again unasked', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    const row = await bankRow(fromStripe(ore, today));
    await call(staff, 'take_back_bank_placing', { p_transaction_id: row, p_reason: 'Fel rad.' });
    await stripePayout({ source, amountOre: ore });
    expect(await bankRowNow(row)).toEqual({
      ...{ state: 'waiting', waiting_for: 'taken_back', payout: null },
    });
    expect(await suggested(staff, row)).toEqual([{ id: payout, isNamed: true }]);
    await match(staff, row, payout);
    expect(await bookedPayout(payout)).toEqual({ vouchers: 1, bank: ore });
  });

  it('places money that only looks like Stripe’s after setting it aside once', async () => {
    const { open } = await invoiceNow(invoiceId);
    const row = await bankRow(fromStripe(open, today));
    const target = { p_transaction_id: row };
    await call(staff, 'set_aside_bank_transaction', { ...target, p_reason: 'Kunden heter så.' });
    await call(staff, 'reopen_bank_transaction', target);
    await call(staff, 'place_bank_transaction', {
      ...target,
      p_parts: [{ invoice_id: invoiceId, amount_ore: open }],
    });
    expect(await invoiceNow(invoiceId)).toMatchObject({ state: 'paid', open: 0 });
  });

  it('is for the agency alone', async () => {
    const payout = await stripePayout({ source, amountOre: ore });
    const row = await bankRow(fromStripe(ore, today, { payer: 'Okänd', text: 'Enligt avtal' }));
    const consultant = await createConsultant('Nyfiken');
    for (const who of [company.owner, consultant]) {
      await expect(match(who, row, payout)).rejects.toMatchObject({ code: 'PT404' });
      expect(await suggested(who, row)).toEqual([]);
    }
    expect(await bankRowNow(row)).toMatchObject({ state: 'waiting', payout: null });
  });
});
