import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { invoiceFor } from '#tests/support/invoice-fields.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  mondayFromNow,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createBrief, createOffer, createTimesheet, payByCard } from '#tests/support/world.ts';

let staff: Person;
let company: WorldCompany;
let consultant: WorldConsultant;
let assignmentId: string;

async function timesheet(week: number, minutes = 450): Promise<string> {
  const id = await createTimesheet(consultant, assignmentId, week, minutes);
  await call(company.owner, 'decide_timesheet', { p_timesheet_id: id, p_approve: true });
  return id;
}

async function issue(weeks: readonly number[]): Promise<string> {
  const sheets = [];
  for (const week of weeks)
    sheets.push({ id: await timesheet(week), minutes: 450, monday: await mondayFromNow(week) });
  return callValue('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: sheets.map(({ id }) => id),
    p_invoice: invoiceFor(sheets),
  });
}

const credit = (invoice: string, positions: string) =>
  callValue<string>(staff, 'issue_credit_note', {
    p_invoice_id: invoice,
    p_positions: positions,
    p_reason: 'Fel vecka',
  });

type Balance = { account: number; amount: string };

/** What the vouchers of some sources come to on each account, in öre. */
async function posted(sources: readonly string[]): Promise<Record<number, number>> {
  const { rows } = await database().query<Balance>(
    `select p.account, sum(p.amount_ore) as amount from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where e.source_id = any ($1::uuid[]) group by p.account`,
    [[...sources]],
  );
  return Object.fromEntries(rows.map((row) => [row.account, Number(row.amount)]));
}

async function allocationsOf(invoice: string): Promise<string[]> {
  const { rows } = await database().query<{ id: string }>(
    'select id from public.payment_allocations where invoice_id = $1',
    [invoice],
  );
  return rows.map(({ id }) => id);
}

async function paymentOf(invoice: string): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    'select id from public.payments where invoice_id = $1',
    [invoice],
  );
  return rows[0]?.id ?? '';
}

const problems = () => call(staff, 'check_ledger');

describe('the books', () => {
  beforeAll(async () => {
    staff = await createStaff();
    company = await createCompany('Bokförd AB');
    consultant = await createConsultant('Booked Consultant');
    const offer = await createOffer(company, await createBrief(company), consultant);
    assignmentId = await callValue(company.owner, 'accept_offer', { p_offer_id: offer });
  });
  afterAll(closeDatabase);

  it('follow an invoice from issue through payment to a credit that was already paid', async () => {
    const invoice = await issue([-4, -3]);
    expect(await posted([invoice])).toEqual({ 1510: 1_875_000, 2611: -375_000, 3001: -1_500_000 });

    await payByCard(company, invoice);
    const payment = await paymentOf(invoice);
    expect(await posted([payment])).toEqual({ 1580: 1_875_000, 2421: -1_875_000 });
    expect(await posted(await allocationsOf(invoice))).toEqual({
      1510: -1_875_000,
      2421: 1_875_000,
    });

    const note = await credit(invoice, '{2}');
    expect(await posted([note])).toEqual({ 1510: -937_500, 2611: 187_500, 3001: 750_000 });
    // What was paid for the credited week is the customer's money again.
    expect(await posted([payment, ...(await allocationsOf(invoice))])).toEqual({
      1510: -937_500,
      1580: 1_875_000,
      2421: -937_500,
    });
    const [balance] = await call(staff, 'check_ledger');
    expect(balance).toBeUndefined();
  });

  it('come to zero when everything is credited, row by row, and the time is free again', async () => {
    const invoice = await issue([-2, -1]);
    const notes = [await credit(invoice, '{1}'), await credit(invoice, '{2}')];
    expect(Object.values(await posted([invoice, ...notes])).filter((sum) => sum !== 0)).toEqual([]);
    const { rows } = await database().query<{ state: string }>(
      `select t.state from public.timesheets t join public.invoice_lines l on l.timesheet_id = t.id
       where l.invoice_id = $1 union all select state from public.invoices where id = $1`,
      [invoice],
    );
    expect(rows.map(({ state }) => state)).toEqual(['approved', 'approved', 'credited']);
    await expect(credit(invoice, '{1}')).rejects.toMatchObject({
      message: 'line_already_credited',
    });
    await expect(credit(invoice, '{9}')).rejects.toMatchObject({ message: 'credit_lines_unknown' });
  });

  it('let a customer’s credit pay the next invoice, never more than there is', async () => {
    const { rows } = await database().query<{ id: string; number: string }>(
      `select t.id, week_start::text as number from public.timesheets t
       where t.assignment_id = $1 and t.state = 'approved' order by week_start limit 1`,
      [assignmentId],
    );
    const id = rows[0]?.id ?? '';
    const next = await callValue<string>('service', 'issue_invoice', {
      p_actor: staff.userId,
      p_timesheet_ids: [id],
      p_invoice: invoiceFor([{ id, minutes: 450, monday: rows[0]?.number ?? '' }]),
    });
    const paid = await database().query<{ id: string }>(
      `select id from public.payments where company_id = $1`,
      [company.id],
    );
    const payment = paid.rows[0]?.id;
    const use = () => call(staff, 'use_credit', { p_payment_id: payment, p_invoice_id: next });
    const [used] = await use();
    expect(Number(used?.['use_credit'])).toBe(937_500);
    await expect(use()).rejects.toMatchObject({ message: 'nothing_to_allocate' });
    expect(await problems()).toEqual([]);
    await expect(
      call(company.owner, 'use_credit', { p_payment_id: payment, p_invoice_id: next }),
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('refuse a voucher that does not balance, and any change of one that does', async () => {
    const post = (rows: string) =>
      database().query(
        `select private.post_entry('tried', gen_random_uuid(), '', private.today(), $1::jsonb)`,
        [rows],
      );
    await expect(post('[{"role":"bank","amount_ore":100}]')).rejects.toMatchObject({
      message: 'entry_unbalanced',
    });
    await expect(
      post(`[{"role":"bank","amount_ore":100,"currency":"EUR","sek_ore":1100},
             {"role":"sales","amount_ore":-1100}]`),
    ).rejects.toMatchObject({ message: 'entry_unbalanced' });
    for (const statement of [
      'update public.ledger_postings set amount_ore = amount_ore + 1',
      'delete from public.ledger_postings',
      `update public.ledger_entries set label = 'x'`,
      'delete from public.ledger_entries',
      'update public.credit_notes set net_ore = net_ore + 1',
      'update public.payment_allocations set amount_ore = 1',
    ])
      await expect(database().query(statement)).rejects.toMatchObject({
        message: 'record_is_immutable',
      });
  });

  it('number their vouchers without gaps when twenty are made at once', async () => {
    const post = () =>
      database().query(
        `select private.post_entry('raced', gen_random_uuid(), '', private.today(),
           '[{"role":"bank","amount_ore":100},{"role":"sales","amount_ore":-100}]')`,
      );
    await Promise.all(Array.from({ length: 20 }, post));
    const { rows } = await database().query<{ count: string; last: string }>(
      `select count(*) as count, max(number) as last from public.ledger_entries
       where year = extract(year from private.today())`,
    );
    expect(rows[0]?.count).toBe(rows[0]?.last);
  });

  it('close a month that is over, and book what comes late on the first open day', async () => {
    const close = (month: string, who: Person = staff) =>
      call(who, 'close_month', { p_month: month });
    await expect(close('2001-02-01', company.owner)).rejects.toMatchObject({
      message: 'not_found',
    });
    const { rows: now } = await database().query<{ month: string }>(
      `select date_trunc('month', private.today())::date::text as month`,
    );
    await expect(close(now[0]?.month ?? '')).rejects.toMatchObject({ message: 'month_not_over' });
    await close('2001-02-01');
    await close('2001-02-01');
    const { rows } = await database().query<{ day: string }>(
      `select private.booking_day('2001-02-14')::text as day
       union all select private.booking_day('2001-03-14')::text`,
    );
    expect(rows.map(({ day }) => day)).toEqual(['2001-03-01', '2001-03-14']);
  });

  it('let the agency choose accounts of the right class only', async () => {
    const choose = (account: number, who: Person = staff) =>
      call(who, 'choose_ledger_account', {
        p_role: 'charges',
        p_account: account,
        p_name_sv: 'Bankkostnader',
        p_name_en: 'Bank charges',
      });
    await expect(choose(1930)).rejects.toMatchObject({ message: 'account_out_of_class' });
    await expect(choose(6571, company.owner)).rejects.toMatchObject({ message: 'not_found' });
    await choose(6571);
    const { rows } = await database().query(`select private.account_of('charges') as account`);
    expect(rows).toEqual([{ account: 6571 }]);
    await choose(6570);
  });

  it('note what the nightly check found', async () => {
    expect(await callValue('service', 'run_nightly_ledger_check')).toBe(0);
    await expect(call(staff, 'run_nightly_ledger_check')).rejects.toMatchObject({ code: '42501' });
    await expect(call(company.owner, 'check_ledger')).rejects.toMatchObject({
      message: 'not_found',
    });
  });
});
