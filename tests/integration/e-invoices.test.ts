import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceGrounds } from '$lib/server/invoicing/invoice-grounds.ts';
import { invoiceFile, keepDocument } from '$lib/server/invoicing/invoice-file.ts';
import { bookJob, issuedInvoice, type Job } from '#tests/support/billing.ts';
import { callValue, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';

let staff: SignedIn;
let job: Job;
let invoiceId: string;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  job = await bookJob('E-faktura AB');
  // Ten random digits are no organisation number; a GLN does not come with a company either.
  await database().query(
    `update public.companies set organisation_number = '5560160680' where id = $1
     and not exists (select from public.companies where organisation_number = '5560160680')`,
    [job.company.id],
  );
  invoiceId = await issuedInvoice(job, staff);
}, 60_000);
afterAll(closeDatabase);

describe('the e-invoice', () => {
  it('is kept with its hash when the document is made, and stays the same', async () => {
    await keepDocument(serviceClient(), invoiceId);
    const { rows } = await database().query<{ media_type: string; sha256: string; bytes: Buffer }>(
      'select media_type, sha256, bytes from public.issued_documents where document_id = $1 order by 1',
      [invoiceId],
    );
    expect(rows.map(({ media_type }) => media_type)).toEqual([
      'application/pdf',
      'application/xml',
    ]);
    const [, xml] = rows;
    expect(
      createHash('sha256')
        .update(xml?.bytes ?? '')
        .digest('hex'),
    ).toBe(xml?.sha256);
    const text = xml?.bytes.toString('utf8') ?? '';
    expect(text).toContain('urn:fdc:peppol.eu:2017:poacc:billing:01:1.0');
    expect(text).toContain('>5560160680<');
    expect((await invoiceFile(staff.db, invoiceId, 'xml')).sha256).toBe(xml?.sha256);
  });

  it('of a credit note refers to the invoice', async () => {
    const id = await callValue<string>(staff, 'issue_credit_note', {
      p_invoice_id: invoiceId,
      p_positions: '{1}',
      p_reason: 'Fel vecka',
    });
    await keepDocument(serviceClient(), id);
    const { bytes } = await invoiceFile(staff.db, id, 'xml');
    const { rows } = await database().query<{ number: string }>(
      'select number from public.invoices where id = $1',
      [invoiceId],
    );
    expect(Buffer.from(bytes).toString()).toMatch(
      new RegExp(
        `<CreditNote[\\s\\S]*InvoiceDocumentReference>\\s*<cbc:ID>${rows[0]?.number}<`,
        'u',
      ),
    );
  });

  it('is not shown to others, nor is what its lines were for', async () => {
    const stranger = await signedInPerson('Nils Nyfiken');
    await expect(invoiceFile(stranger.db, invoiceId, 'xml')).rejects.toMatchObject({ status: 404 });
    await expect(getInvoiceGrounds(stranger.db, invoiceId)).rejects.toMatchObject({ status: 404 });
  });
});

it('each line of an invoice leads to the time it was made from', async () => {
  const { lines } = await getInvoiceGrounds(staff.db, invoiceId);
  expect(lines).toHaveLength(1);
  const minutes = lines[0]?.entries.reduce((sum, entry) => sum + entry.minutes, 0);
  expect(minutes).toBe(450);
  expect(lines[0]?.netOre).toBe(750_000);
  expect(lines[0]?.entries.every(({ activity }) => activity !== '')).toBe(true);
});
