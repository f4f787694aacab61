import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthOf, monthPeriod } from '$lib/domain/bookkeeping/month.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { ecSalesText, listEuSales } from '$lib/server/bookkeeping/eu-sales.ts';
import { exportSie } from '$lib/server/bookkeeping/sie-export.ts';
import { getVatReport } from '$lib/server/bookkeeping/vat.ts';
import { vatTable } from '$lib/server/bookkeeping/export-vat.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { bookJob, issuedInvoice, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';

const month = monthPeriod(monthOf(todayInSweden()));
let staff: SignedIn;
let job: Job;
let finnish: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  job = await bookJob('Åkerlöfs "Bageri" AB');
  finnish = await bookJob('Suomen Oy', { country: 'FI', vatNumber: 'FI09853608' });
  await issuedInvoice(job, staff);
  const taken = await issuedInvoice(finnish, staff, -3);
  await issuedInvoice(finnish, staff, -2);
  await call(staff, 'issue_credit_note', {
    p_invoice_id: taken,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
}, 60_000);
afterAll(closeDatabase);

/** Vouchers of a SIE file, each as the amounts of its rows in öre. */
function vouchersIn(bytes: Uint8Array): { text: string; amounts: number[] }[] {
  const found: { text: string; amounts: number[] }[] = [];
  for (const line of iconv.decode(Buffer.from(bytes), 'cp437').split('\r\n')) {
    const voucher = /^#VER "" "" \d{8} "(.*)"$/u.exec(line);
    if (voucher) found.push({ text: voucher[1] ?? '', amounts: [] });
    const row = /^ {2}#TRANS \d{4} \{\} (-?\d+)\.(\d\d)$/u.exec(line);
    if (row) found.at(-1)?.amounts.push(Number(`${row[1]}${row[2]}`));
  }
  return found;
}

/** What the ledger says of some accounts in the month, in öre, debit positive. */
async function posted(from: number, to = from): Promise<number> {
  const { rows } = await database().query<{ sum: string }>(
    `select coalesce(sum(p.sek_ore), 0) as sum from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where p.account between $1 and $2 and e.booked_on between $3 and $4`,
    [from, to, month.from, month.to],
  );
  return Number(rows[0]?.sum);
}

describe('a SIE file', () => {
  it('holds every voucher of the period, each in balance, and says where it comes from', async () => {
    const { bytes, vouchers } = await exportSie(staff.db, month, 'Eva Ekonom');
    const read = vouchersIn(bytes);
    const { rows } = await database().query<{ count: string; debit: string }>(
      `select count(distinct e.id) as count, sum(p.sek_ore) filter (where p.sek_ore > 0) as debit
       from public.ledger_entries e join public.ledger_postings p on p.entry_id = e.id
       where e.booked_on between $1 and $2`,
      [month.from, month.to],
    );
    expect([read.length, vouchers]).toEqual([Number(rows[0]?.count), Number(rows[0]?.count)]);
    const sums = read.map(({ amounts }) => amounts.reduce((sum, ore) => sum + ore, 0));
    expect(sums.filter((sum) => sum !== 0)).toEqual([]);
    const debit = read.flatMap(({ amounts }) => amounts).reduce((a, b) => a + Math.max(0, b), 0);
    expect(debit).toBe(Number(rows[0]?.debit));
    expect(
      read.some(({ text }) => /^Faktura \d+ Åkerlöfs \\"Bageri\\" AB \(\d{4}-\d+\)$/u.test(text)),
    ).toBe(true);
  });

  it('is the same for the server’s own key, and empty for a stranger', async () => {
    const own = await exportSie(staff.db, month, 'x');
    expect((await exportSie(serviceClient(), month, 'x')).bytes).toEqual(own.bytes);
    const stranger = await signedInPerson('Nils Nyfiken');
    expect((await exportSie(stranger.db, month, 'x')).vouchers).toBe(0);
  });
});

describe('the VAT report', () => {
  it('has in each box what its accounts have moved, öre dropped', async () => {
    const { lines, toPay, ledgerToPayOre } = await getVatReport(staff.db, month);
    const box = (name: string) => lines.find((line) => line.box === name)?.kronor ?? 0;
    const whole = (ore: number) => Math.trunc(ore / 100) + 0;
    expect(box('05')).toBe(whole(-(await posted(3000, 3299))));
    expect(box('10')).toBe(whole(-(await posted(2610, 2613))));
    expect(box('39')).toBe(whole(-(await posted(3308))));
    expect(box('48')).toBe(whole(await posted(2640, 2649)));
    expect(ledgerToPayOre).toBe(-(await posted(2610, 2649)));
    expect(Math.abs(toPay * 100 - ledgerToPayOre)).toBeLessThan(300);
    for (const line of lines)
      for (const { account, movedOre } of line.accounts)
        expect(movedOre).toBe(await posted(account));
  });

  it('can be saved', async () => {
    const query = new URLSearchParams(month);
    const table = vatTable(staff.db, query);
    const text = await new Response(await csvStream(table, 'sv')).text();
    const { toPay } = await getVatReport(staff.db, month);
    expect(text).toContain(`49;Moms att betala eller få tillbaka;${toPay};`);
  });
});

describe('the EC sales list', () => {
  it('is what box 39 says, less what was credited, and names the buyer', async () => {
    const sales = await listEuSales(staff.db, month);
    const sum = sales.reduce((total, { netOre }) => total + netOre, 0);
    expect(sum).toBe(-(await posted(3300, 3399)));
    const own = sales.filter(({ buyer }) => buyer === 'Suomen Oy');
    expect(own.map(({ netOre }) => netOre).sort((a, b) => a - b)).toEqual([
      -750_000, 750_000, 750_000,
    ]);
    const text = await ecSalesText(staff.db, month);
    expect(text.split('\r\n')[0]).toBe('SKV574008;');
    expect(text).toMatch(/^FI09853608;;;\d+;$/mu);
  });

  it('is no file for half a month', async () => {
    const half = { from: month.from, to: month.from };
    await expect(ecSalesText(staff.db, half)).rejects.toMatchObject({ code: 'ec_period_wrong' });
  });
});
