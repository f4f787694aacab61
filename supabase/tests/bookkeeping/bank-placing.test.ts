import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile, creditOf, invoiceNow, movementOf, takeIn } from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const WHOLE = 937_500;
let staff: Person;
let owner: Person;
let make: ReturnType<typeof invoiceMaker>;
let amount = 2 * WHOLE;

async function newInvoice() {
  const { invoiceId, job } = await make();
  owner = job.company.owner;
  return { id: invoiceId, ...(await invoiceNow(invoiceId)) };
}

/** A movement that no reference places; each of its own amount. */
async function waiting(ore = (amount += 1)) {
  const file = await takeIn(await bankFile([{ amountOre: ore, text: 'Enligt avtal' }]));
  return { ...(await movementOf(file.id, ore)), amountOre: ore, fileId: file.id };
}

type Part = { invoice_id: string; amount_ore: number };
const place = (id: string, parts: Part[], company?: string, who: Person = staff) =>
  call(who, 'place_bank_transaction', {
    p_transaction_id: id,
    p_parts: parts,
    p_company_id: company ?? null,
  });
const takeBack = (id: string, who: Person = staff) =>
  call(who, 'take_back_bank_placing', { p_transaction_id: id, p_reason: 'Fel kund' });
const aside = (id: string, reason = 'Ränta', who: Person = staff) =>
  call(who, 'set_aside_bank_transaction', { p_transaction_id: id, p_reason: reason });
const reopen = (id: string, who: Person = staff) =>
  call(who, 'reopen_bank_transaction', { p_transaction_id: id });

async function kindsOf(id: string): Promise<string[]> {
  const { rows } = await database().query<{ kind: string }>(
    'select kind from public.events where entity_id = $1 order by id',
    [id],
  );
  return rows.map(({ kind }) => kind);
}

describe('a movement that waits', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    make = invoiceMaker('Väntande AB');
  });
  afterAll(async () => {
    expect(await call(staff, 'check_ledger')).toEqual([]);
    await closeDatabase();
  });

  it('is placed on invoices in parts, and the rest is the company’s credit', async () => {
    const [one, two] = [await newInvoice(), await newInvoice()];
    const movement = await waiting();
    const before = await creditOf(one.companyId);
    await place(
      movement.id,
      [
        { invoice_id: one.id, amount_ore: WHOLE },
        { invoice_id: two.id, amount_ore: 300_000 },
      ],
      one.companyId,
    );
    expect(await invoiceNow(one.id)).toMatchObject({ state: 'paid' });
    expect(await invoiceNow(two.id)).toMatchObject({ open: WHOLE - 300_000 });
    const rest = movement.amountOre - WHOLE - 300_000;
    expect((await creditOf(one.companyId)) - before).toBe(rest);
    expect(await kindsOf(movement.id)).toEqual(['bank_transaction_booked']);
    await expect(place(movement.id, [])).rejects.toMatchObject({ message: 'transition_refused' });
  });

  it('is never placed on more than it is, in another currency’s invoice, or on nothing', async () => {
    const one = await newInvoice();
    const { id, amountOre } = await waiting();
    const part = (ore: number) => [{ invoice_id: one.id, amount_ore: ore }];
    await expect(place(id, part(amountOre + 1))).rejects.toMatchObject({
      message: 'bank_parts_exceed',
    });
    for (const ore of [0, -5]) {
      await expect(place(id, part(ore))).rejects.toMatchObject({ message: 'bank_parts_invalid' });
    }
    await expect(place(id, [])).rejects.toMatchObject({ message: 'not_found' });
    await expect(place(id, [{ invoice_id: staff.userId, amount_ore: 1 }])).rejects.toMatchObject({
      message: 'not_found',
    });
    expect(await row('select state from public.bank_transactions where id = $1', [id])).toEqual({
      state: 'waiting',
    });
  });

  it('is placed once when two do it at once', async () => {
    const one = await newInvoice();
    const { id } = await waiting();
    const parts = [{ invoice_id: one.id, amount_ore: WHOLE }];
    const done = await Promise.allSettled([place(id, parts), place(id, parts), place(id, parts)]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await invoiceNow(one.id)).toMatchObject({ paid: WHOLE });
  });

  it('is taken back by vouchers the other way round, and can be placed anew', async () => {
    const [wrong, right] = [await newInvoice(), await newInvoice()];
    const { id, amountOre } = await waiting(WHOLE + 5);
    await place(id, [{ invoice_id: wrong.id, amount_ore: WHOLE }]);
    const credit = await creditOf(wrong.companyId);
    await takeBack(id);
    expect(await invoiceNow(wrong.id)).toMatchObject({ state: 'issued', open: WHOLE, paid: 0 });
    expect(await creditOf(wrong.companyId)).toBe(credit - 5);
    await expect(takeBack(id)).rejects.toMatchObject({ message: 'transition_refused' });
    await place(id, [{ invoice_id: right.id, amount_ore: WHOLE }]);
    expect(await invoiceNow(right.id)).toMatchObject({ state: 'paid' });
    // 1930 holds the movement once, whatever was done with it.
    const { sum } = await row<{ sum: string }>(
      `select sum(x.amount_ore) as sum from public.ledger_postings x
       join public.ledger_entries e on e.id = x.entry_id
       where x.account = 1930 and e.source_id in (
         select p.id from public.payments p where p.bank_transaction_id = $1
         union select a.id from public.payment_allocations a join public.payments p on p.id = a.payment_id
         where p.bank_transaction_id = $1)`,
      [id],
    );
    expect(Number(sum)).toBe(amountOre);
    expect(await kindsOf(id)).toEqual([
      'bank_transaction_booked',
      'bank_transaction_waiting',
      'bank_transaction_booked',
    ]);
  });

  it('is set aside with a reason, and waits again when that was wrong', async () => {
    const { id } = await waiting();
    await expect(aside(id, ' ')).rejects.toMatchObject({ message: 'reason_required' });
    await aside(id);
    await expect(place(id, [])).rejects.toMatchObject({ message: 'transition_refused' });
    await reopen(id);
    expect(await kindsOf(id)).toEqual(['bank_transaction_set_aside', 'bank_transaction_waiting']);
    expect(await creditOf(owner.userId)).toBe(0);
  });

  it('is nobody’s business but the agency’s', async () => {
    const one = await newInvoice();
    const { id } = await waiting();
    const parts = [{ invoice_id: one.id, amount_ore: WHOLE }];
    const tries = [
      () => place(id, parts, undefined, owner),
      () => aside(id, 'Vår', owner),
      () => reopen(id, owner),
      () => takeBack(id, owner),
      () =>
        callValue(owner, 'save_bank_account', {
          p: { name: 'Mitt', iban: 'SE3550000000054910000003', currency: 'SEK' },
        }),
    ];
    for (const each of tries) await expect(each()).rejects.toMatchObject({ message: 'not_found' });
  });

  it('keeps what the bank said of it', async () => {
    await waiting();
    for (const sql of [
      'update public.bank_transactions set amount_ore = amount_ore + 1',
      'delete from public.bank_transactions',
    ])
      await expect(database().query(sql)).rejects.toMatchObject({ message: 'record_is_immutable' });
  });
});

describe('an account of the agency', () => {
  it('has an IBAN of its own and keeps it once there are files about it', async () => {
    const save = (p: Record<string, string>, id: string | null = null) =>
      callValue<string>(staff, 'save_bank_account', { p, p_id: id });
    const iban = `SE${String(Date.now()).padStart(22, '4')}`;
    const id = await save({ name: 'Spar', iban, currency: 'SEK' });
    await save({ name: 'Sparkonto', iban, currency: 'SEK' }, id);
    await expect(save({ name: 'Dubbel', iban, currency: 'SEK' })).rejects.toMatchObject({
      message: 'bank_account_exists',
    });
    await expect(save({ name: '', iban: 'x', currency: 'SEK' })).rejects.toMatchObject({
      message: 'bank_account_invalid',
    });
    const used = await row<{ id: string }>(
      `select account_id as id from public.bank_files limit 1`,
      [],
    );
    await expect(save({ name: 'Ny', iban, currency: 'SEK' }, used.id)).rejects.toMatchObject({
      message: 'bank_account_in_use',
    });
  });
});
