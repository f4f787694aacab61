import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCreditNoteDocument } from '$lib/server/invoicing/credit-note-document.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

let job: Job;
let staff: Person;
let invoiceId: string;

const credit = (positions: string) =>
  callValue<string>(staff, 'issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: positions,
    p_reason: 'Veckan var redan fakturerad',
  });

describe('a credit note', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    job = await bookJob('Krediterad AB');
    const timesheetIds = [await approvedWeek(job, -3, 465), await approvedWeek(job, -2, 450)];
    const order = { assignmentId: job.assignmentId, timesheetIds };
    invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  });
  afterAll(closeDatabase);

  it('stands for the rows it takes back, says why, and names the invoice', async () => {
    const invoice = await getInvoiceDocument(serviceClient(), invoiceId);
    const id = await credit('{2}');
    const note = await getCreditNoteDocument(serviceClient(), id);
    expect(note).toMatchObject({
      kind: 'credit_note',
      series: 'K',
      reason: 'Veckan var redan fakturerad',
      corrects: { number: invoice.number, issueDate: invoice.issueDate },
      buyer: invoice.buyer,
    });
    expect(note.lines).toEqual(invoice.lines.slice(1));
    expect(note.settlement).toBe('deducted');
    // Of the row it takes back, not of the whole invoice.
    expect([note.periodFrom, note.periodTo]).toEqual([
      invoice.lines[1]?.periodFrom,
      invoice.lines[1]?.periodTo,
    ]);
    expect(note.totals).toMatchObject({ netOre: 750_000, vatOre: 187_500, payableOre: 937_500 });
  });

  it('is kept as the PDF that was made first', async () => {
    const id = await credit('{1}');
    const first = await invoiceFile(serviceClient(), id);
    expect(Buffer.from(first.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await invoiceFile(serviceClient(), id)).sha256).toBe(first.sha256);
  });

  it('is issued by the agency alone, and never twice for a row', async () => {
    await expect(
      call(job.company.owner, 'issue_credit_note', {
        p_invoice_id: invoiceId,
        p_positions: '{1}',
        p_reason: 'Vi vill inte betala',
      }),
    ).rejects.toMatchObject({ message: 'not_found' });
    await expect(credit('{1}')).rejects.toMatchObject({ message: 'line_already_credited' });
  });
});
