import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedWeek,
  bookJob,
  issuedInvoice,
  setBilling,
  type Job,
} from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { peppolInvoice } from '$lib/server/documents/ubl/peppol-invoice.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { withAccountInForce } from '$lib/server/notifications/templates/account-in-force.ts';
import { paymentFacts } from '$lib/server/notifications/templates/payment-facts.ts';
import { invoiceIssued } from '$lib/server/notifications/templates/invoice-issued.ts';

const ACCOUNT = { iban: 'SE31 9990 0000 0000 5050 1063', bic: 'ROLLSESS' };
let staff: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  await call(staff, 'set_exchange_rate', {
    ...{ p_currency: 'EUR', p_day: await dayFromToday(0), p_rate: '11.0345', p_source: 'ECB' },
  });
  job = await euroJob('Eurokund AB');
}, 60_000);
afterAll(closeDatabase);

async function euroJob(name: string): Promise<Job> {
  const made = await bookJob(name);
  await setBilling(made.company, 'invoice_currency', 'EUR');
  return made;
}

/** With organisation numbers whose check digit is right, as e-invoices need. */
function withNumbers(document: InvoiceDocument): InvoiceDocument {
  const organisationNumber = '556016-0680';
  return {
    ...document,
    seller: { ...document.seller, organisationNumber },
    buyer: { ...document.buyer, organisationNumber },
  };
}

describe('an invoice in euro', () => {
  it('is to be paid to the account that takes it, and to no bankgiro', async () => {
    const id = await issuedInvoice(job, staff);
    const document = await getInvoiceDocument(staff.db, id);
    expect(document).toMatchObject({ bankAccount: ACCOUNT, bankgiro: '', plusgiro: '' });
    const xml = peppolInvoice(withNumbers(document));
    expect(xml).toContain('<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>');
    expect(xml).toContain('<cbc:ID>SE3199900000000050501063</cbc:ID>');
    expect(xml).toContain('<cbc:ID>ROLLSESS</cbc:ID>');
    const [letter] = await invoiceIssued({ invoice_id: id });
    expect(
      letter
        ?.words('en')
        .facts?.map(({ value }) => value)
        .slice(2),
    ).toEqual([...[ACCOUNT.iban, ACCOUNT.bic, document.ocr]]);
  });

  it('keeps the account it was issued with', async () => {
    const id = await issuedInvoice(job, staff, -3);
    const { sha256 } = await invoiceFile(serviceClient(), id);
    const before = await getInvoiceDocument(staff.db, id);
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query(`update public.bank_accounts set bic = 'ANNASESS' where currency = 'EUR'`);
      const { rows } = await client.query('select seller from public.invoices where id = $1', [id]);
      expect(rows).toMatchObject([{ seller: { bic: 'ROLLSESS' } }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await getInvoiceDocument(staff.db, id)).toEqual(before);
    expect((await invoiceFile(serviceClient(), id)).sha256).toBe(sha256);
  });

  it('is refused by the database when no account takes it, and takes no number', async () => {
    const sheet = await approvedWeek(job, -4);
    const client = await database().connect();
    const issue = () =>
      client.query('select public.issue_invoice($1, $2, $3)', [staff.userId, [sheet], '{}']);
    try {
      await client.query('begin');
      await client.query(`update public.bank_accounts set bic = null where currency = 'EUR'`);
      await expect(issue()).rejects.toMatchObject({ message: 'payment_account_missing' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

it('an old invoice in euro has no bankgiro, and is told with the account in force', async () => {
  const id = await issuedInvoice(await euroJob('Gammal Eurokund AB'), staff);
  // As before there were accounts for euro: only past the triggers can an issued row be so.
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.invoices set seller = seller - 'iban' - 'bic' where id = $1`,
      [id],
    );
  });
  const document = await getInvoiceDocument(staff.db, id);
  expect(document).toMatchObject({ bankAccount: null, bankgiro: '', plusgiro: '' });
  const told = await withAccountInForce(document);
  expect(told).toMatchObject({ bankAccount: ACCOUNT, bankgiro: '' });
  expect(paymentFacts(told, 'sv')[0]).toEqual({ term: 'IBAN', value: ACCOUNT.iban });
  const [without] = paymentFacts(document, 'sv');
  expect(without?.value).toContain('Svara på det här mejlet');
  expect(peppolInvoice(withNumbers(document))).not.toContain('BANKGIRO');
});

it('an invoice in kronor has the bankgiro and no account', async () => {
  const id = await issuedInvoice(await bookJob('Kronkund AB'), staff);
  const document = await getInvoiceDocument(staff.db, id);
  expect(document).toMatchObject({ bankAccount: null, bankgiro: '5050-1055' });
});

it('an account has a BIC that is one, and is saved by the agency alone', async () => {
  const p = { name: 'Euro två', iban: 'FI2112345600000785', bic: 'BANK', currency: 'EUR' };
  await expect(call(staff, 'save_bank_account', { p })).rejects.toMatchObject({
    message: 'bank_account_invalid',
  });
  await expect(
    call(job.company.owner, 'save_bank_account', { p: { ...p, bic: 'ROLLFIHH' } }),
  ).rejects.toMatchObject({ message: 'not_found' });
});
