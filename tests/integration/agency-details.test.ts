import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNumberSeries, setFirstNumber } from '$lib/server/bookkeeping/settings.ts';
import { getAgencyDetails, saveAgencyDetails } from '$lib/server/agency/agency-details.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getCreditNoteDocument } from '$lib/server/invoicing/credit-note-document.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { callValue, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';

let staff: SignedIn;
let stranger: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  stranger = await signedInPerson('Nils Nyfiken');
  job = await bookJob('Uppgifter AB');
}, 60_000);
afterAll(closeDatabase);

/** Runs as the person in one transaction that is taken back: nobody else's invoices change. */
async function undone(who: SignedIn, run: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await database().connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [
      JSON.stringify({ sub: who.userId, role: 'authenticated' }),
    ]);
    await run(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const save = (client: PoolClient, p: Record<string, unknown>) =>
  client.query('select public.save_agency_details($1)', [JSON.stringify(p)]);
const begin = (client: PoolClient, series: string, first: number | null) =>
  client.query('select public.set_first_number($1, $2)', [series, first]);
const number = async (client: PoolClient, series: string, first: number) => {
  const sql = 'select private.next_number($1, $2)::int as next';
  return (await client.query<{ next: number }>(sql, [series, first])).rows[0]?.next;
};

describe('the agency’s own details', () => {
  it('stand on what is issued afterwards; what is issued keeps what it had', async () => {
    const before = await getAgencyDetails(staff.db);
    const invoiceId = await issuedInvoice(job, staff);
    const unmade = await issuedInvoice(job, staff, -3);
    const stored = await invoiceFile(serviceClient(), invoiceId);
    const documents = () =>
      Promise.all([invoiceId, unmade].map((id) => getInvoiceDocument(staff.db, id)));
    const old = await documents();
    await saveAgencyDetails(staff.db, { ...before, phone: '08-465 004 99' });
    try {
      expect(await documents()).toEqual(old);
      expect((await invoiceFile(serviceClient(), invoiceId)).sha256).toBe(stored.sha256);
      const next = await getInvoiceDocument(staff.db, await issuedInvoice(job, staff, -4));
      expect(next.seller.contact.phone).toBe('08-465 004 99');
      const noteId = await callValue<string>(staff, 'issue_credit_note', {
        ...{ p_invoice_id: unmade, p_positions: [1], p_reason: 'Fel timmar' },
      });
      const note = await getCreditNoteDocument(staff.db, noteId);
      expect(note.seller.contact.phone).toBe('08-465 004 99');
    } finally {
      await saveAgencyDetails(staff.db, before);
    }
    const { details } = await row<{ details: unknown }>(
      `select details from public.events where kind = 'agency_details_changed' and actor_id = $1
       order by id limit 1`,
      [staff.userId],
    );
    expect(details).toEqual({ phone: [before.phone, '08-465 004 99'] });
  });

  it.each([
    { bankgiro: '50501056' },
    { bankgiro: '505010550' },
    { organisation_number: '5599990017' },
    { vat_number: 'SE559999001701' },
    { vat_number: 'SE559999001600' },
    { vat_number: null },
    { name: ' ' },
    { postal_code: '1129' },
  ])('are refused as %j', async (p) => {
    await undone(staff, async (client) => {
      await expect(save(client, p)).rejects.toMatchObject({ message: 'agency_details_invalid' });
    });
  });

  it('have a bankgiro that pays into an account of the agency', async () => {
    const details = await getAgencyDetails(staff.db);
    await expect(
      saveAgencyDetails(staff.db, { ...details, bankgiro: '9912346' }),
    ).rejects.toMatchObject({ code: 'agency_bankgiro_elsewhere', values: { field: 'bankgiro' } });
    await undone(staff, async (client) => {
      await client.query(`insert into public.bank_accounts (name, iban, bankgiro, currency)
        values ('Nytt', 'SE4550000000058398257466', '9912346', 'SEK')`);
      await save(client, { bankgiro: '9912346' });
      const { rows } = await client.query('select bankgiro from public.agency_settings');
      expect(rows).toEqual([{ bankgiro: '9912346' }]);
    });
  });

  it('are changed by the agency alone, and not past the command', async () => {
    const details = await getAgencyDetails(staff.db);
    for (const who of [stranger, job.company.owner, job.consultant])
      await undone(who as SignedIn, async (client) => {
        await expect(save(client, { phone: '0' })).rejects.toMatchObject({ message: 'not_found' });
      });
    await expect(saveAgencyDetails(stranger.db, details)).rejects.toMatchObject({ status: 404 });
    await expect(setFirstNumber(stranger.db, { letter: 'A', first: 5 })).rejects.toMatchObject({
      status: 404,
    });
    const { error } = await staff.db.from('agency_settings').update({ phone: '1' }).eq('id', true);
    expect(error).toMatchObject({ code: '42501' });
  });
});

describe('where a series begins', () => {
  it('is chosen while it is unused; then it goes on without gaps', async () => {
    await undone(staff, async (client) => {
      await client.query(`delete from private.invoice_counters where series in ('A', 'K')`);
      await begin(client, 'A', 20500);
      await begin(client, 'K', 77);
      expect(await number(client, 'A', 10001)).toBe(20500);
      expect(await number(client, 'K', 1)).toBe(77);
      expect(await number(client, 'A', 10001)).toBe(20501);
      await expect(begin(client, 'A', 30000)).rejects.toMatchObject({ message: 'series_in_use' });
    });
  });

  it.each([
    ['A', 0, 'first_number_invalid'],
    ['A', 800_001, 'first_number_invalid'],
    ['A', null, 'first_number_invalid'],
    ['R', 5, 'first_number_invalid'],
    ['B', 5, 'not_found'],
  ])('is refused: %s from %j', async (series, first, message) => {
    await undone(staff, async (client) => {
      await client.query(`delete from private.invoice_counters where series = 'A'`);
      await expect(begin(client, series, first)).rejects.toMatchObject({ message });
    });
  });

  it('is not changed once used, by anybody', async () => {
    await issuedInvoice(await bookJob('Serie AB'), staff);
    await expect(setFirstNumber(staff.db, { letter: 'A', first: 5 })).rejects.toMatchObject({
      code: 'series_in_use',
    });
    const series = await listNumberSeries(staff.db);
    const invoices = series.find((each) => each.series === 'invoices');
    expect(invoices?.next).toBe((invoices?.last ?? 0) + 1);
    expect(series.map((each) => each.series)).toEqual(
      expect.arrayContaining(['claims', 'credit_notes', 'invoices']),
    );
  });
});
