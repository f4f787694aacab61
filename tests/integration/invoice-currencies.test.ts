import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedWeek,
  bookFor,
  bookJob,
  row,
  setBilling,
  type Job,
} from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { passDue } from '#tests/support/late.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { eventNote } from '$lib/format/event-note.ts';
import { parseInvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';
import { invoiceTable } from '$lib/server/agency/export-tables.ts';
import { listInvoices, sumInvoices } from '$lib/server/agency/invoices.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { todayInSweden } from '$lib/server/today.ts';

const mark = `Valuta ${randomUUID().slice(0, 6)}`;
const today = todayInSweden();
const db = () => serviceClient();
const filter = (more = '') => parseInvoiceFilter(new URLSearchParams(`q=${mark}${more}`));
type QueueRow = { kind: string; entity_id: string | null; amount_ore: string; currency: string };

let staff: Person;
let job: Job;
let euroId: string;

// An hour is 1 000 kr and a euro 10 kr, so the larger debt has the smaller number.
beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  await call(staff, 'set_exchange_rate', {
    ...{ p_currency: 'EUR', p_day: await dayFromToday(0), p_rate: '10', p_source: 'Riksbanken' },
  });
  job = await bookJob(mark);
  const other = await bookFor(job.company, `${mark} två`);
  await approvedWeek(job, -2, 480);
  await issueInvoice(db(), staff.userId, { assignmentId: job.assignmentId });
  await setBilling(job.company, 'invoice_currency', 'EUR');
  await approvedWeek(other, -2, 1200);
  euroId = await issueInvoice(db(), staff.userId, { assignmentId: other.assignmentId });
}, 60_000);
afterAll(closeDatabase);

describe('a list with kronor and euro', () => {
  it('names the currency of each and adds up each by itself', async () => {
    const { rows } = await listInvoices(db(), filter('&sort=number'), today);
    expect(rows.map(({ currency, netOre }) => [currency, netOre])).toEqual([
      ['SEK', 800_000],
      ['EUR', 200_000],
    ]);
    expect(await sumInvoices(db(), filter(), today)).toEqual([
      { currency: 'SEK', invoices: 1, netOre: 800_000, totalOre: 1_000_000, openOre: 1_000_000 },
      { currency: 'EUR', invoices: 1, netOre: 200_000, totalOre: 250_000, openOre: 250_000 },
    ]);
  });

  it.each(['net', '-net', 'amount', '-amount'])(
    'never orders kronor among euro, sorted by %s',
    async (sort) => {
      const { rows } = await listInvoices(db(), filter(`&sort=${sort}`), today);
      expect(rows.map(({ currency }) => currency)).toEqual(['SEK', 'EUR']);
    },
  );

  it('has the currency in its file', async () => {
    const table = invoiceTable(db(), new URLSearchParams(`q=${mark}&sort=number`));
    const text = await new Response(await csvStream(table, 'sv')).text();
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect(lines[0]).toContain(';SEK;8000,00;10000,00;');
    expect(lines[1]).toContain(';EUR;2000,00;2500,00;');
  });
});

describe('what is told about euro', () => {
  it('says so in the queue of the agency and in the trail', async () => {
    await passDue(euroId, 20);
    const agency = await call<QueueRow>(staff, 'list_agency_queue');
    expect(agency.find(({ entity_id: id }) => id === euroId)).toMatchObject({
      ...{ kind: 'invoice_overdue', amount_ore: '250000', currency: 'EUR' },
    });
    await database().query(
      `select private.record_event('invoice', $1, 'payment_received', null, null, 'system', null,
        p_details => '{"amount_ore": 100}')`,
      [euroId],
    );
    const event = await row<{ details: object }>(
      "select details from public.events where entity_id = $1 and kind = 'payment_received'",
      [euroId],
    );
    expect(event.details).toEqual({ amount_ore: 100, currency: 'EUR' });
    expect(eventNote({ details: { ...event.details }, subject: null })).toBe('1,00\u00a0€');
  });
});
