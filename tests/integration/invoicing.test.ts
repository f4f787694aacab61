import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, mondayFromNow, type Person } from '#tests/support/parties.ts';
import { invoiceFor } from '#tests/support/invoice-fields.ts';
import { createTimesheet } from '#tests/support/world.ts';
import { isValidOcr } from '$lib/domain/invoicing/ocr.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { GET } from '#routes/(company)/company/invoices/[id=uuid]/pdf/+server.ts';

let staff: Person;
let job: Job;
const db = () => serviceClient();

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  job = await bookJob('Faktura AB');
});
afterAll(() => closeDatabase());

const numbers = async (ids: readonly string[]) => {
  const { rows } = await database().query<{ number: string; ocr: string }>(
    'select number, ocr from public.invoices where id = any ($1) order by number',
    [ids],
  );
  return rows;
};
/** Grows by each number that no invoice got; others may issue at the same time. */
const lostNumbers = () =>
  row<{ lost: string }>(
    `select c.last_number - (select count(*) from public.invoices i where i.series = 'A') as lost
     from private.invoice_counters c where c.series = 'A'`,
    [],
  );

describe('issuing', () => {
  it('numbers twenty invoices issued at once without gap or double', async () => {
    const jobs = await Promise.all([1, 2, 3, 4, 5].map((n) => bookJob(`Samtidigt ${n} AB`)));
    const weeks = [-4, -3, -2, -1];
    const orders = await Promise.all(
      jobs.flatMap((one) =>
        weeks.map(async (week) => ({
          assignmentId: one.assignmentId,
          timesheetIds: [await approvedWeek(one, week)],
        })),
      ),
    );
    const ids = await Promise.all(orders.map((order) => issueInvoice(db(), staff.userId, order)));
    const issued = await numbers(ids);
    expect(issued).toHaveLength(20);
    const {
      rows: [series],
    } = await database().query<{ first: number; last: number; count: number }>(
      `select min(number)::int as first, max(number)::int as last, count(*)::int as count
       from public.invoices where series = 'A'`,
    );
    expect(series?.count).toBe((series?.last ?? 0) - (series?.first ?? 0) + 1);
    expect(issued.every(({ ocr }) => isValidOcr(ocr))).toBe(true);
  }, 60_000);

  it('takes all approved weeks of an assignment onto one invoice, oldest first', async () => {
    const own = await bookJob('Allt AB');
    await approvedWeek(own, -2, 465);
    await approvedWeek(own, -3, 480);
    await createTimesheet(own.consultant, own.assignmentId, -1);
    const id = await issueInvoice(db(), staff.userId, { assignmentId: own.assignmentId });
    const document = await getInvoiceDocument(db(), id);
    expect(document.lines.map((line) => line.quantityMinutes)).toEqual([480, 465]);
    expect(document.totals).toMatchObject({
      netOre: 1_575_000,
      vatOre: 393_750,
      payableOre: 1_968_750,
    });
    expect(document.periodFrom).toBe(await mondayFromNow(-3));
    expect(document.lines[0]?.description).toMatch(
      /^Community manager till kundklubben, .*, vecka.\d+, \d{4}$/u,
    );
  });

  it('refuses the same week twice, and uses no number for it', async () => {
    const timesheetId = await approvedWeek(job, -4);
    const order = { assignmentId: job.assignmentId, timesheetIds: [timesheetId] };
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map(() => issueInvoice(db(), staff.userId, order)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const before = await lostNumbers();
    await expect(issueInvoice(db(), staff.userId, order)).rejects.toMatchObject({
      status: 409,
      code: 'nothing_to_invoice',
    });
    expect(await lostNumbers()).toEqual(before);
  });

  it('is for the agency alone', async () => {
    const timesheetId = await approvedWeek(job, -3);
    const order = { assignmentId: job.assignmentId, timesheetIds: [timesheetId] };
    await expect(issueInvoice(db(), job.company.owner.userId, order)).rejects.toMatchObject({
      status: 404,
    });
  });

  it.each([
    ['a line', { lines: 0, net_ore: 1 }],
    ['the net', { net_ore: 1, total_ore: 1 }],
    ['the VAT', { vat_ore: -100, total_ore: -100 }],
    ['the total', { total_ore: -1 }],
  ])('refuses a ledger in which %s was changed, and uses no number', async (_what, change) => {
    const own = await bookJob('Ändrad AB');
    const timesheetId = await approvedWeek(own, -2);
    const invoice = invoiceFor([
      { id: timesheetId, minutes: 450, monday: await mondayFromNow(-2) },
    ]);
    const tampered: Record<string, unknown> = { ...invoice };
    for (const [key, by] of Object.entries(change)) {
      if (key !== 'lines') tampered[key] = Number(invoice[key]) + by;
    }
    const before = await lostNumbers();
    const args = { p_actor: staff.userId, p_timesheet_ids: [timesheetId], p_invoice: tampered };
    await expect(call('service', 'issue_invoice', args)).rejects.toThrow();
    expect(await lostNumbers()).toEqual(before);
  });
});

describe('buyers', () => {
  it('in another EU country are invoiced without VAT, by reverse charge', async () => {
    const own = await bookJob('Berlin GmbH', { country: 'DE', vatNumber: 'DE811907980' });
    const document = await getInvoiceDocument(db(), await issuedInvoice(own, staff));
    expect(document.totals).toMatchObject({ netOre: 750_000, vatOre: 0, payableOre: 750_000 });
    expect(document.lines[0]).toMatchObject({ vatCategory: 'AE', vatRateBp: 0 });
    expect(document.exemptionText).toBe('Omvänd betalningsskyldighet / Reverse charge');
    expect(document.buyer).toMatchObject({
      vatNumber: 'DE811907980',
      address: { countryCode: 'DE' },
    });
  });

  it.each([
    ['outside the EU', { country: 'NO', vatNumber: 'NO123456785' }],
    ['in the EU without a VAT number', { country: 'DE' }],
    ['in the EU with one that is wrong', { country: 'DE', vatNumber: 'DE811907981' }],
  ])('%s are refused for now', async (_what, options) => {
    const own = await bookJob('Utland AB', options);
    await approvedWeek(own);
    await expect(
      issueInvoice(db(), staff.userId, { assignmentId: own.assignmentId }),
    ).rejects.toMatchObject({ code: 'buyer_not_supported' });
  });

  it('without an address are refused, because an invoice must have one', async () => {
    const own = await bookJob('Utan adress AB');
    await approvedWeek(own);
    await database().query(`update public.companies set street = '' where id = $1`, [
      own.company.id,
    ]);
    await expect(
      issueInvoice(db(), staff.userId, { assignmentId: own.assignmentId }),
    ).rejects.toMatchObject({ code: 'buyer_address_missing' });
  });
});

describe('an issued invoice', () => {
  let id: string;
  beforeAll(async () => {
    id = await issuedInvoice(await bookJob('Orubblig AB'), staff);
    await invoiceFile(db(), id);
  });

  it.each([
    `update public.invoices set total_ore = total_ore + 1, net_ore = net_ore + 1 where id = $1`,
    `update public.invoices set number = number + 1000 where id = $1`,
    `update public.invoices set buyer = '{}' where id = $1`,
    `delete from public.invoices where id = $1`,
    `update public.invoice_lines set minutes = 15 where invoice_id = $1`,
    `delete from public.invoice_lines where invoice_id = $1`,
    `update public.issued_documents set bytes = bytes || '\\x00'::bytea where invoice_id = $1`,
    `delete from public.issued_documents where invoice_id = $1`,
  ])('is not changed by: %s', async (sql) => {
    await expect(database().query(sql, [id])).rejects.toThrow('record_is_immutable');
    await expect(withSuperuser((client) => client.query(sql, [id]))).rejects.toThrow(
      'record_is_immutable',
    );
  });

  it('stays as it was when the company moves', async () => {
    const own = await bookJob('Flytt AB');
    const invoiceId = await issuedInvoice(own, staff);
    const before = await getInvoiceDocument(db(), invoiceId);
    await database().query(
      `update public.companies set name = 'Nytt namn AB', street = 'Ny gata 1' where id = $1`,
      [own.company.id],
    );
    expect(await getInvoiceDocument(db(), invoiceId)).toEqual(before);
    expect(before.buyer).toMatchObject({ name: 'Flytt AB', address: { lines: ['Storgatan 12'] } });
  });
});

describe('the PDF', () => {
  it('is made once; its bytes stay and match their hash', async () => {
    const id = await issuedInvoice(await bookJob('Dokument AB'), staff);
    const files = await Promise.all([1, 2, 3].map(() => invoiceFile(db(), id)));
    const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    expect(new Set(hashes).size).toBe(1);
    expect(files.map(({ sha256 }) => sha256)).toEqual(hashes);
    expect(Buffer.from(files[0]?.bytes.subarray(0, 5) ?? []).toString()).toBe('%PDF-');
    const stored = await row<{ sha256: string; count: string }>(
      'select min(sha256) as sha256, count(*) as count from public.issued_documents where invoice_id = $1',
      [id],
    );
    expect(stored).toEqual({ sha256: hashes[0], count: '1' });
  });

  it('is served under its own name, and not again to who has it', async () => {
    const own = await bookJob('Hämta AB');
    const id = await issuedInvoice(own, staff);
    const first = await get(own, id);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('content-disposition')).toMatch(
      /^inline; filename="faktura-\d+\.pdf"$/u,
    );
    expect((await first.arrayBuffer()).byteLength).toBe(
      Number(first.headers.get('content-length')),
    );
    expect((await get(own, id, first.headers.get('etag') ?? '')).status).toBe(304);
    await expect(get(own, randomUUID())).rejects.toMatchObject({ status: 404 });
  });
});

/** Asks the company's endpoint as its owner does. */
async function get(own: Job, id: string, etag = ''): Promise<Response> {
  const request = new Request('http://localhost/', { headers: { 'if-none-match': etag } });
  const access = {
    name: '',
    locale: 'sv',
    isAgency: false,
    consultant: null,
    companies: [{ id: own.company.id }],
  };
  const locals = { supabase: db(), user: { id: own.company.owner.userId }, access, locale: 'sv' };
  const cookies = { get: () => undefined };
  return GET({ request, params: { id }, locals, cookies } as unknown as Parameters<typeof GET>[0]);
}
