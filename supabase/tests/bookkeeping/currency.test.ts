import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import { SWEDISH_VAT } from '$lib/domain/invoicing/vat.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { bookJob, haveEuroAccount, type Job } from '#tests/support/billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, dayFromToday, mondayFromNow, type Person } from '#tests/support/parties.ts';
import { createTimesheet, payByCard } from '#tests/support/world.ts';

const RATE = 11.0345;
const WEEKS = [-4, -3, -2];

let staff: Person;
let job: Job;

type Sheet = { id: string; minutes: number; monday: string };

async function week(weekNumber: number, minutes: number): Promise<Sheet> {
  const id = await createTimesheet(job.consultant, job.assignmentId, weekNumber, minutes);
  await call(job.company.owner, 'decide_timesheet', { p_timesheet_id: id, p_approve: true });
  return { id, minutes, monday: await mondayFromNow(weekNumber) };
}

/** Sums as the invoicing domain makes them, for the database to derive again. */
function invoiceOf(sheets: readonly Sheet[], currency: 'SEK' | 'EUR', rounding: 0 | 'krona') {
  const unitPriceOre = currency === 'EUR' ? Math.round(100_000 / RATE) : 100_000;
  const { lines, totals } = buildInvoice({
    currency,
    treatment: SWEDISH_VAT,
    rounding,
    lines: sheets.map(({ minutes, monday }) => ({
      description: 'Community manager',
      quantityMinutes: minutes,
      unitPriceOre,
      periodFrom: monday,
      periodTo: monday,
    })),
  });
  return {
    vat_category: 'S',
    net_ore: totals.netOre,
    vat_ore: totals.vatOre,
    total_ore: totals.grossOre,
    rounding_ore: totals.roundingOre,
    ...(currency === 'EUR' && { vat_sek_ore: Math.round(totals.vatOre * RATE) }),
    period_from: sheets[0]?.monday,
    period_to: sheets.at(-1)?.monday,
    lines: lines.map((line, index) => ({
      timesheet_id: sheets[index]?.id,
      description: line.description,
      minutes: line.quantityMinutes,
      unit_price_ore: line.unitPriceOre,
      net_ore: line.netOre,
      vat_rate_bp: line.vatRateBp,
      period_from: line.periodFrom,
      period_to: line.periodTo,
    })),
  };
}

const issue = (sheets: readonly Sheet[], invoice: Record<string, unknown>) =>
  callValue<string>('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: sheets.map(({ id }) => id),
    p_invoice: invoice,
  });

const credit = (invoice: string, position: number) =>
  call(staff, 'issue_credit_note', {
    p_invoice_id: invoice,
    p_positions: `{${position}}`,
    p_reason: 'Fel vecka',
  });

const setting = (column: string, value: string | boolean) =>
  database().query(`update public.companies set ${column} = $2 where id = $1`, [
    job.company.id,
    value,
  ]);

/** What an invoice and its payments stand at, in their currency and in kronor. */
async function left(invoice: string) {
  const { rows } = await database().query<{ account: number; amount: string; sek: string }>(
    `select p.account, sum(p.amount_ore) as amount, sum(p.sek_ore) as sek
     from public.ledger_postings p
     where p.document_id = $1 or p.document_id in (
       select id from public.payments where invoice_id = $1)
     group by p.account having sum(p.amount_ore) <> 0 or sum(p.sek_ore) <> 0`,
    [invoice],
  );
  return rows.map(({ account, amount, sek }) => [account, Number(amount), Number(sek)]);
}

const hoursOfWeeks = fc.tuple(
  ...WEEKS.map(() => fc.integer({ min: 1, max: 60 }).map((quarters) => quarters * 15)),
);

/** Each run has a job of its own: a week is reported once. */
async function eachOf(check: (minutes: readonly number[]) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(hoursOfWeeks, async (minutes) => {
      job = await bookJob('Euro AB');
      await check(minutes);
    }),
    { numRuns: 6 },
  );
}

async function weeksOf(minutes: readonly number[]): Promise<Sheet[]> {
  const sheets = [];
  for (const [index, weekNumber] of WEEKS.entries())
    sheets.push(await week(weekNumber, minutes[index] ?? 15));
  return sheets;
}

describe('an invoice in euro', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    await haveEuroAccount();
    await call(staff, 'set_exchange_rate', {
      p_currency: 'EUR',
      p_day: await dayFromToday(0),
      p_rate: String(RATE),
      p_source: 'Riksbanken',
    });
  });
  afterAll(closeDatabase);

  it('leaves nothing behind in either currency when it is credited row by row', async () => {
    await eachOf(async (minutes) => {
      await setting('invoice_currency', 'EUR');
      const sheets = await weeksOf(minutes);
      const invoice = await issue(sheets, invoiceOf(sheets, 'EUR', 0));
      for (const position of [2, 1, 3]) await credit(invoice, position);
      expect(await left(invoice)).toEqual([]);
    });
  });

  it('leaves nothing behind when some is credited and the rest is paid', async () => {
    await eachOf(async (minutes) => {
      await setting('invoice_currency', 'EUR');
      const sheets = await weeksOf(minutes);
      const invoice = await issue(sheets, invoiceOf(sheets, 'EUR', 0));
      await credit(invoice, 3);
      await payByCard(job.company, invoice, 'eur');
      expect(await left(invoice)).toEqual([]);
      const { rows } = await database().query('select state from public.invoices where id = $1', [
        invoice,
      ]);
      expect(rows).toEqual([{ state: 'paid' }]);
    });
  });

  it('is refused with other prices than the terms at the rate of the day', async () => {
    job = await bookJob('Fel kurs AB');
    await setting('invoice_currency', 'EUR');
    const sheets = [await week(-2, 450)];
    const right = invoiceOf(sheets, 'EUR', 0);
    const dearer = right.lines.map((line) => ({
      ...line,
      unit_price_ore: line.unit_price_ore + 1,
    }));
    await expect(issue(sheets, { ...right, lines: dearer })).rejects.toMatchObject({
      message: 'invoice_sums_differ',
    });
  });
});

describe('an invoice in whole kronor', () => {
  it('is rounded by the whole, and the rounding goes when everything is credited', async () => {
    await eachOf(async (minutes) => {
      await setting('rounds_to_krona', true);
      const sheets = await weeksOf(minutes);
      const invoice = await issue(sheets, invoiceOf(sheets, 'SEK', 'krona'));
      const { rows } = await database().query<{ open: string }>(
        'select open_ore as open from public.invoice_balances where invoice_id = $1',
        [invoice],
      );
      expect(Number(rows[0]?.open) % 100).toBe(0);
      for (const position of [1, 2, 3]) await credit(invoice, position);
      expect(await left(invoice)).toEqual([]);
    });
  });
});
