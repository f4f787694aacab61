import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceSums } from '$lib/domain/bookkeeping/account-balance.ts';
import { parseDayFilter, parseVoucherFilter } from '$lib/schemas/ledger-filter.ts';
import { listMovements, trialBalance } from '$lib/server/bookkeeping/accounts.ts';
import {
  balanceTable,
  customerTable,
  marginTable,
  supplierTable,
  voucherTable,
} from '$lib/server/bookkeeping/export-tables.ts';
import { listMargins } from '$lib/server/bookkeeping/margins.ts';
import {
  listCustomerLedger,
  listSupplierLedger,
  sumCustomerLedger,
} from '$lib/server/bookkeeping/open-items.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { listVouchers, listVouchersOfInvoice } from '$lib/server/bookkeeping/vouchers.ts';
import { csvStream, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { bookJob, issuedInvoice, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { payByCard } from '#tests/support/world.ts';

const FORMULA = '=cmd()|AB';
const today = todayInSweden();
const year = { from: `${today.slice(0, 4)}-01-01`, to: today };
let staff: SignedIn;
let stranger: SignedIn;
let job: Job;
let paid: string;
let open: string;
let credited: string;

/** What a consultant is owed, as a self-billing invoice would post it. */
async function owe(consultantId: string, assignmentId: string): Promise<void> {
  await database().query(
    `select private.post_entry('owed', gen_random_uuid(), 'S1', private.today(), jsonb_build_array(
       private.posting('purchases', 500000, null, 'SEK', null, $2),
       private.posting('input_vat', 125000),
       private.posting('payables', -625000, gen_random_uuid())), null, $1)`,
    [consultantId, assignmentId],
  );
}

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  stranger = await signedInPerson('Nils Nyfiken');
  job = await bookJob(FORMULA);
  paid = await issuedInvoice(job, staff, -4);
  open = await issuedInvoice(job, staff, -3);
  credited = await issuedInvoice(job, staff, -2);
  await payByCard(job.company, paid);
  await call(staff, 'issue_credit_note', {
    p_invoice_id: credited,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
  await owe(job.consultant.id, job.assignmentId);
}, 60_000);
afterAll(closeDatabase);

const read = async <Row>(table: CsvTable<Row>) => new Response(await csvStream(table, 'sv')).text();
const own = () => parseDayFilter(new URLSearchParams({ company: job.company.id }), today);

describe('vouchers', () => {
  it('of an invoice lead from its issue to its payment, and each tells what it came from', async () => {
    const vouchers = await listVouchersOfInvoice(staff.db, paid);
    expect(vouchers.map(({ kind }) => kind)).toEqual([
      'invoice_issued',
      'payment_received',
      'payment_allocated',
    ]);
    const first = await getVoucher(staff.db, vouchers[0]?.id ?? '');
    expect(first.rows.map(({ account, sekOre }) => [account, sekOre])).toEqual([
      [1510, 937_500],
      [3001, -750_000],
      [2611, -187_500],
    ]);
    expect(first.bookedBy).toBe('Eva Ekonom');
    expect(first.sources.map(({ kind, id }) => [kind, id])).toEqual([
      ['invoice', paid],
      ['company', job.company.id],
    ]);
    expect(first.related.map(({ kind }) => kind)).toEqual(['payment_allocated']);
    const use = await getVoucher(staff.db, vouchers[2]?.id ?? '');
    expect(use.sources.map(({ kind, id }) => [kind, id])).toEqual([
      ['invoice', paid],
      ['payment', paid],
      ['company', job.company.id],
    ]);
  });

  it('of a credit note lead to the invoice that it corrects', async () => {
    const [, note] = await listVouchersOfInvoice(staff.db, credited);
    const voucher = await getVoucher(staff.db, note?.id ?? '');
    expect(voucher.kind).toBe('credit_note_issued');
    expect(voucher.sources[0]).toMatchObject({ kind: 'credit_note', id: credited });
  });

  it('are found by account, number and kind, a page at a time, with the sum of all', async () => {
    const filter = (text: string) => parseVoucherFilter(new URLSearchParams(text));
    const all = await listVouchers(staff.db, filter('account=2611'));
    const small = await listVouchers(staff.db, filter('account=2611&page=2'), 1);
    expect(small.rows).toEqual([all.rows[1]]);
    expect(small.total).toBe(all.total);
    expect(small.debitOre).toBe(all.debitOre);
    const { rows: totals } = await database().query<{ sum: string }>(
      `select sum(p.sek_ore) as sum from public.ledger_postings p where p.sek_ore > 0
       and p.entry_id in (select x.entry_id from public.ledger_postings x where x.account = 2611)`,
    );
    expect(all.debitOre).toBe(Number(totals[0]?.sum));
    const one = await listVouchers(staff.db, filter(`number=${all.rows[0]?.number}`));
    expect(one.rows.map(({ id }) => id)).toContain(all.rows[0]?.id);
    const kinds = (await listVouchers(staff.db, filter('kind=credit_note_issued'))).rows;
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['credit_note_issued']));
    expect((await listVouchers(staff.db, filter('month=2001-01'))).rows).toEqual([]);
  });
});

describe('balances', () => {
  it('sum to zero before and after, with equal debit and credit in between', async () => {
    const days = [year, { from: today, to: today }, { from: '2031-01-01', to: '2031-12-31' }];
    for (const period of days) {
      const sums = balanceSums(await trialBalance(staff.db, period));
      expect([sums.openingOre, sums.closingOre]).toEqual([0, 0]);
      expect(sums.debitOre).toBe(sums.creditOre);
    }
    const later = await trialBalance(staff.db, { from: '2031-01-01', to: '2031-12-31' });
    // Income of earlier years stands in one row, not on the accounts of the new year.
    expect(later.map(({ account }) => account)).toContain(0);
    expect(later.filter(({ account }) => account >= 3000)).toEqual([]);
  });

  it('of an account run from row to row and end where the balance says', async () => {
    const balances = await trialBalance(staff.db, year);
    for (const account of [1510, 3001, 2421]) {
      const { rows, total } = await listMovements(staff.db, account, { ...year, page: 1 }, 5_000);
      expect(rows).toHaveLength(total);
      const balance = balances.find((each) => each.account === account);
      let running = balance?.openingOre ?? 0;
      for (const row of rows) expect(row.balanceOre).toBe((running += row.sekOre));
      expect(running).toBe(balance?.closingOre ?? 0);
      const last = await listMovements(staff.db, account, { ...year, page: total }, 1);
      expect(last.rows).toEqual(rows.slice(-1));
    }
  });
});

describe('open items', () => {
  it('are the invoices that are open, and their sum is the account’s', async () => {
    const { rows, openSekOre } = await listCustomerLedger(staff.db, own());
    expect(rows.map(({ documentId, openOre }) => [documentId, openOre])).toEqual([[open, 937_500]]);
    expect(openSekOre).toBe(937_500);
    const everyone = await listCustomerLedger(staff.db, { day: today, page: 1 }, 1);
    const { rows: sums } = await database().query<{ open: string; account: string }>(
      `select (select sum(private.open_amount(i.id)) from public.invoices i
           where i.currency = 'SEK') as open,
         (select sum(p.sek_ore) from public.ledger_postings p
           where p.account between 1510 and 1519) as account`,
    );
    expect(everyone.openSekOre).toBe(Number(sums[0]?.account));
    expect(everyone.openSekOre).toBeGreaterThanOrEqual(Number(sums[0]?.open));
  });

  it('stand by age, one company a row, which all together make the total', async () => {
    const due = 30;
    const ages = async (days: number) => {
      const filter = parseDayFilter(new URLSearchParams({ day: await dayFromToday(days) }), today);
      const list = await sumCustomerLedger(staff.db, filter, 500);
      const { openOre, notDueOre, to30Ore, to60Ore, olderOre } = list.all ?? {};
      const rows = list.rows.filter(({ companyId }) => companyId === job.company.id);
      expect(list.rows.reduce((sum, row) => sum + row.openOre, 0)).toBe(openOre ?? 0);
      expect((notDueOre ?? 0) + (to30Ore ?? 0) + (to60Ore ?? 0) + (olderOre ?? 0)).toBe(
        openOre ?? 0,
      );
      return rows[0];
    };
    expect(await ages(due)).toMatchObject({ notDueOre: 937_500, to30Ore: 0 });
    expect(await ages(due + 1)).toMatchObject({ notDueOre: 0, to30Ore: 937_500 });
    expect(await ages(due + 31)).toMatchObject({ to30Ore: 0, to60Ore: 937_500 });
    expect(await ages(due + 61)).toMatchObject({ to60Ore: 0, olderOre: 937_500 });
    expect(await ages(-1)).toBeUndefined();
  });

  it('of consultants are what is owed to them', async () => {
    const filter = { day: today, consultant: job.consultant.id, page: 1 };
    const { rows } = await listSupplierLedger(staff.db, filter);
    expect(rows).toMatchObject([{ label: 'S1', openSekOre: 625_000, ageDays: 0 }]);
  });

  it('are exported with names that no spreadsheet runs', async () => {
    const text = await read(customerTable(staff.db, new URLSearchParams()));
    expect(text).toContain(`'${FORMULA};`);
    const owed = await read(supplierTable(staff.db, new URLSearchParams()));
    expect(owed).toContain(`'${FORMULA} Consultant;S1;${today};0;SEK;6250,00;6250,00`);
    const margins = await read(marginTable(staff.db, new URLSearchParams()));
    expect(margins).toContain(
      `;'${FORMULA};'${FORMULA} Consultant;15000,00;5000,00;10000,00;66,66`,
    );
    const balances = (await read(balanceTable(staff.db, new URLSearchParams()))).split('\r\n');
    expect(balances.filter((line) => line.startsWith('1510;'))).toHaveLength(1);
    const vouchers = await read(voucherTable(staff.db, new URLSearchParams({ account: '3001' })));
    expect(vouchers).toContain(`'${FORMULA};`);
    expect(vouchers.split('\r\n').filter((line) => line.includes(';3001;')).length).toBeGreaterThan(
      2,
    );
  });
});

it('an assignment’s margin is its income less its cost', async () => {
  const { rows } = await listMargins(staff.db, { ...year, page: 1 }, 1_000);
  expect(rows.find(({ assignmentId }) => assignmentId === job.assignmentId)).toMatchObject({
    invoicedOre: 1_500_000,
    paidOutOre: 500_000,
    marginOre: 1_000_000,
    marginBp: 6_666,
  });
});

describe('a company, a consultant and a stranger', () => {
  it('read none of it', async () => {
    for (const who of [job.company.owner, job.consultant, stranger]) {
      for (const [name, args] of [
        ['list_vouchers', {}],
        ['trial_balance', { p_from: year.from, p_to: year.to }],
        ['list_account_movements', { p_account: 1510, p_from: year.from, p_to: year.to }],
        ['list_open_items', { p_role: 'receivables', p_day: today }],
        ['list_customer_ledger', { p_day: today }],
        ['sum_customer_ledger', { p_day: today }],
        ['list_supplier_ledger', { p_day: today }],
        ['list_margins', { p_from: year.from, p_to: year.to }],
        ['list_eu_sales', { p_from: year.from, p_to: year.to }],
        ['list_ledger_months', {}],
      ] as const)
        expect([name, await call(who, name, args)]).toEqual([name, []]);
    }
    await expect(call('anonymous', 'list_vouchers')).rejects.toMatchObject({ code: '42501' });
    await expect(getVoucher(stranger.db, open)).rejects.toMatchObject({ status: 404 });
  });
});
