import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, setBilling, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getCreditNoteDocument } from '$lib/server/invoicing/credit-note-document.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';

let staff: Person;
let job: Job;

/** An invoice in euro of three weeks, whose VAT does not come to whole öre week by week. */
async function euroInvoice(weeks = 3): Promise<string> {
  const timesheetIds: string[] = [];
  for (let week = 0; week < weeks; week += 1)
    timesheetIds.push(await approvedWeek(job, -2 - week, [465, 450, 435][week]));
  const order = { assignmentId: job.assignmentId, timesheetIds };
  return issueInvoice(serviceClient(), staff.userId, order);
}

const credit = async (invoiceId: string, positions: string) => {
  const id = await callValue<string>(staff, 'issue_credit_note', {
    ...{ p_invoice_id: invoiceId, p_positions: positions, p_reason: 'Fel vecka' },
  });
  return { id, document: await getCreditNoteDocument(serviceClient(), id) };
};

/** VAT in öre that the books have of some documents, as a credit. */
const bookedVat = async (ids: readonly string[]): Promise<number> => {
  const { sek } = await row<{ sek: string }>(
    `select coalesce(-sum(p.sek_ore), 0) as sek from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where e.source_id = any ($1)
       and p.account = (select account from public.ledger_roles where role = 'output_vat')`,
    [ids],
  );
  return Number(sek);
};

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  await call(staff, 'set_exchange_rate', {
    ...{ p_currency: 'EUR', p_day: await dayFromToday(0), p_rate: '11.0345', p_source: 'ECB' },
  });
  job = await bookJob('Krediterad i euro AB');
  await setBilling(job.company, 'invoice_currency', 'EUR');
}, 60_000);
afterAll(closeDatabase);

describe('VAT in kronor on credits of an invoice in euro', () => {
  it('is that of the rows, and all of them together that of the invoice and of the books', async () => {
    const invoiceId = await euroInvoice();
    const invoice = await getInvoiceDocument(serviceClient(), invoiceId);
    const whole = invoice.vatInSek?.vatOre ?? 0;
    expect(whole).toBe(Math.round(invoice.totals.vatOre * 11.0345));
    const notes = [];
    for (const positions of ['{2}', '{1}', '{3}']) notes.push(await credit(invoiceId, positions));
    const parts = notes.map(({ document }) => document.vatInSek?.vatOre ?? 0);
    for (const [index, { document }] of notes.entries()) {
      const own = document.totals.vatOre * 11.0345;
      expect(Math.abs((parts[index] ?? 0) - own)).toBeLessThanOrEqual(1);
      expect(document.vatInSek).toMatchObject({ rate: '11.0345', rateSource: 'ECB' });
    }
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
    expect(await bookedVat([invoiceId])).toBe(whole);
    for (const [index, { id }] of notes.entries())
      expect(await bookedVat([id])).toBe(-(parts[index] ?? 0));
  });
});
