import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedExpense,
  approvedWeek,
  bookFor,
  bookJob,
  row,
  setBilling,
  type Job,
} from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { findRate } from '$lib/server/invoicing/invoice-ground.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';

const RATE = 11.0345;
const db = () => serviceClient();
let staff: Person;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  await call(staff, 'set_exchange_rate', {
    p_currency: 'EUR',
    p_day: await dayFromToday(0),
    p_rate: String(RATE),
    p_source: 'Riksbanken',
  });
});
afterAll(closeDatabase);

const issue = (order: Parameters<typeof issueInvoice>[2]) =>
  issueInvoice(db(), staff.userId, order);
const documentOf = async (order: Parameters<typeof issueInvoice>[2]) =>
  getInvoiceDocument(db(), await issue(order));
const statesOf = (table: 'timesheets' | 'expenses', ids: readonly string[]) =>
  row<{ states: string[] }>(
    `select array_agg(distinct state) as states from public.${table} where id = any ($1)`,
    [ids],
  );

describe('weeks and expenses', () => {
  it('stand on one invoice, weeks first, the expense as one piece at cost', async () => {
    const job = await bookJob('Utlägg AB');
    const [sheet, expense] = [await approvedWeek(job), await approvedExpense(job, 41_250)];
    const document = await documentOf({ assignmentId: job.assignmentId });
    expect(document.lines.map((line) => [line.pieceHundredths, line.netOre])).toEqual([
      [undefined, 750_000],
      [100, 41_250],
    ]);
    expect(document.lines[1]?.description).toBe('Utlägg: Tåg till Västerås, Utlägg AB Consultant');
    expect(document.totals).toMatchObject({ netOre: 791_250, vatOre: 197_813, grossOre: 989_063 });
    expect(await statesOf('timesheets', [sheet])).toEqual({ states: ['invoiced'] });
    expect(await statesOf('expenses', [expense])).toEqual({ states: ['invoiced'] });
  });

  it('can be expenses alone', async () => {
    const job = await bookJob('Bara utlägg AB');
    const expenseIds = [await approvedExpense(job)];
    await approvedWeek(job);
    const document = await documentOf({ assignmentId: job.assignmentId, expenseIds });
    expect(document.totals.netOre).toBe(41_200);
  });

  it('that are not approved are not invoiced, and nothing else is then', async () => {
    const job = await bookJob('Väntar AB');
    await call(job.consultant, 'save_expense', {
      p_assignment_id: job.assignmentId,
      p_spent_on: await dayFromToday(-7),
      p_description: 'Tåg',
      p_net_ore: 10_000,
    });
    await expect(issue({ assignmentId: job.assignmentId })).rejects.toMatchObject({
      code: 'nothing_to_invoice',
    });
  });

  it('named but taken meanwhile make a stale page, and nothing is issued', async () => {
    const job = await bookJob('Inaktuell AB');
    const [first, second] = [await approvedWeek(job, -3), await approvedWeek(job, -2)];
    await issue({ assignmentId: job.assignmentId, timesheetIds: [first] });
    const both = { assignmentId: job.assignmentId, timesheetIds: [first, second] };
    await expect(issue(both)).rejects.toMatchObject({ status: 409, code: 'stale_page' });
    expect(await statesOf('timesheets', [second])).toEqual({ states: ['approved'] });
  });

  it('outside the assignment or without hours never get that far', async () => {
    const job = await bookJob('Utanför AB');
    const expense = { p_assignment_id: job.assignmentId, p_description: 'Tåg', p_net_ore: 10_000 };
    for (const day of [await dayFromToday(-60), await dayFromToday(1)]) {
      await expect(
        call(job.consultant, 'save_expense', { ...expense, p_spent_on: day }),
      ).rejects.toMatchObject({ message: 'day_outside_assignment' });
    }
    await expect(approvedWeek(job, -2, 0)).rejects.toThrow();
  });
});

describe('several assignments of a company', () => {
  let first: Job;
  let second: Job;
  beforeAll(async () => {
    first = await bookJob('Samling AB', { title: 'Kundklubben' });
    await database().query('update public.companies set payment_terms_days = 20 where id = $1', [
      first.company.id,
    ]);
    second = await bookFor(first.company, 'Andra Konsulten', 'Nyhetsbrevet');
  });
  const both = () => ({ assignmentIds: [second.assignmentId, first.assignmentId] });

  it('come on one invoice, by assignment, with the shortest of their terms', async () => {
    await Promise.all([approvedWeek(first, -3), approvedWeek(first, -2), approvedWeek(second, -2)]);
    await approvedExpense(second);
    const document = await documentOf(both());
    expect(document.lines.map(({ description }) => description.split(',')[0])).toEqual([
      'Kundklubben',
      'Kundklubben',
      'Nyhetsbrevet',
      'Utlägg: Tåg till Västerås',
    ]);
    expect(document.termsDays).toBe(20);
    expect(document.dueDate).toBe(await dayFromToday(20));
    expect(document.totals.netOre).toBe(3 * 750_000 + 41_200);
  });

  it('book their sales each on their own', async () => {
    await Promise.all([approvedWeek(first, -1), approvedWeek(second, -1)]);
    const id = await issue(both());
    const { rows } = await database().query<{ assignment_id: string; sek: string }>(
      `select p.assignment_id, sum(p.sek_ore) as sek from public.ledger_postings p
       join public.ledger_entries e on e.id = p.entry_id
       where e.source_id = $1 and p.assignment_id is not null group by 1`,
      [id],
    );
    const sold = new Map(rows.map(({ assignment_id, sek }) => [assignment_id, Number(sek)]));
    expect(sold).toEqual(
      new Map([
        [first.assignmentId, -750_000],
        [second.assignmentId, -750_000],
      ]),
    );
  });

  it('of two companies are refused', async () => {
    const other = await bookJob('Annan AB');
    await Promise.all([approvedWeek(first, -4), approvedWeek(other, -4)]);
    const order = { assignmentIds: [first.assignmentId, other.assignmentId] };
    await expect(issue(order)).rejects.toMatchObject({ status: 400, code: 'several_companies' });
  });
});

describe('in euro', () => {
  it('prices the terms at the rate of the day and tells the VAT in kronor', async () => {
    const job = await bookJob('Euro AB');
    await setBilling(job.company, 'invoice_currency', 'EUR');
    await approvedWeek(job, -2, 465);
    await approvedExpense(job, 33_333);
    const document = await documentOf({ assignmentId: job.assignmentId });
    expect(document.currency).toBe('EUR');
    expect(document.lines.map((line) => line.unitPriceOre)).toEqual([9_062, 3_021]);
    const { netOre, vatOre } = document.totals;
    expect([netOre, vatOre]).toEqual([70_231 + 3_021, 18_313]);
    expect(document.vatInSek).toEqual({
      vatOre: Math.round(18_313 * RATE),
      rate: '11.0345',
      rateDate: await dayFromToday(0),
      rateSource: 'Riksbanken',
    });
  });

  it('tells a customer in the EU no VAT at all', async () => {
    const job = await bookJob('Helsinki Oy', { country: 'FI', vatNumber: 'FI20774740' });
    await setBilling(job.company, 'invoice_currency', 'EUR');
    await approvedWeek(job);
    const document = await documentOf({ assignmentId: job.assignmentId });
    expect(document.totals).toMatchObject({ vatOre: 0, payableOre: document.totals.netOre });
    expect(document.vatInSek?.vatOre).toBe(0);
  });

  it('takes the last rate of the week before a day, and no older one', async () => {
    await call(staff, 'set_exchange_rate', {
      p_currency: 'EUR',
      p_day: '2024-01-02',
      p_rate: '11.1',
      p_source: 'Riksbanken',
    });
    expect(await findRate(db(), 'EUR', '2024-01-09')).toMatchObject({ rate: 11.1 });
    expect(await findRate(db(), 'EUR', '2024-01-10')).toBeNull();
    expect(await findRate(db(), 'EUR', '2024-01-01')).toBeNull();
  });

  it('is refused by the database without a rate', async () => {
    const job = await bookJob('Utan kurs AB');
    await setBilling(job.company, 'invoice_currency', 'EUR');
    const sheet = await approvedWeek(job);
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query('delete from public.exchange_rates');
      await expect(
        client.query('select public.issue_invoice($1, $2, $3)', [staff.userId, [sheet], '{}']),
      ).rejects.toMatchObject({ message: 'exchange_rate_missing' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('every invoice', () => {
  const work = fc.record({
    currency: fc.constantFrom('SEK' as const, 'EUR' as const),
    whole: fc.boolean(),
    quarters: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }),
    expenses: fc.array(fc.integer({ min: 100, max: 3_000_000 }), { maxLength: 3 }),
  });

  it('adds up by EN 16931, as the domain makes it and as the database derives it', async () => {
    await fc.assert(
      fc.asyncProperty(work, async ({ currency, whole, quarters, expenses }) => {
        const job = await bookJob('Egenskap AB');
        await setBilling(job.company, 'invoice_currency', currency);
        await setBilling(job.company, 'rounds_to_krona', whole);
        for (const [index, count] of quarters.entries()) {
          await approvedWeek(job, -4 + index, count * 15);
        }
        for (const net of expenses) await approvedExpense(job, net);
        const { lines, totals, vatInSek } = await documentOf({ assignmentId: job.assignmentId });
        const net = lines.reduce((sum, line) => sum + BigInt(line.netOre), 0n);
        // BR-CO-10, BR-S-09 on the sum of the lines, BR-CO-15, BR-CO-16.
        expect(BigInt(totals.netOre)).toBe(net);
        expect(BigInt(totals.vatOre)).toBe((net * 25n + 50n) / 100n);
        expect(totals.grossOre).toBe(totals.netOre + totals.vatOre);
        expect(totals.payableOre).toBe(totals.grossOre + totals.roundingOre);
        for (const line of lines) {
          const hundredths = line.pieceHundredths ?? (line.quantityMinutes / 3) * 5;
          const exact = BigInt(line.unitPriceOre) * BigInt(hundredths);
          expect(BigInt(line.netOre)).toBe((exact + 50n) / 100n);
        }
        const isWhole = whole && currency === 'SEK';
        expect(totals.roundingOre === 0 || isWhole).toBe(true);
        if (isWhole) expect(totals.payableOre % 100).toBe(0);
        expect(vatInSek === null).toBe(currency === 'SEK');
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
