import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAccessPoint, type RunningAccessPoint } from '#dev/access-point/server.ts';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { listEInvoices, resendEInvoice } from '$lib/server/e-invoices/e-invoices.ts';
import { httpAccessPoint } from '$lib/server/e-invoices/http-access-point.ts';
import { sendEInvoice } from '$lib/server/e-invoices/send-e-invoice.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';

const KEY = 'hemlig-nyckel';
const RECIPIENT = '0088:7300010000001';
let point: RunningAccessPoint;
let staff: SignedIn;
let stranger: SignedIn;
let job: Job;
let week: number;

beforeAll(async () => {
  useServerEnv(stack());
  point = await startAccessPoint({ key: KEY, port: 0, path: null });
  staff = await signedInStaff('Eva Ekonom');
  stranger = await signedInPerson('Nils Nyfiken');
}, 60_000);
beforeEach(async () => {
  await control({ faults: [], unregistered: [] });
  if (week === undefined || week === -1) {
    job = await bookJob(`E-kund ${randomUUID().slice(0, 8)} AB`);
    await database().query('update public.companies set peppol_id = $2 where id = $1', [
      job.company.id,
      RECIPIENT,
    ]);
    week = -5;
  }
  week += 1;
});
afterAll(() => Promise.all([point.close(), closeDatabase()]));

const control = (body: unknown) =>
  fetch(`${point.url}/_control`, { method: 'POST', body: JSON.stringify(body) });
const taken = async (key: string) => {
  const all = (await (await fetch(`${point.url}/_control/documents`)).json()) as {
    key: string;
    sha256: string;
    receiptId: string;
    recipient: string;
    kind: string;
  }[];
  return all.filter((each) => each.key === key);
};
const send = (id: string, isLast = false) =>
  sendEInvoice(id, httpAccessPoint(point.url, KEY), isLast);
const stateOf = async (id: string) => (await listEInvoices(staff.db, id))[0];
const jobsOf = async (id: string) => {
  const sql = `select count(*)::int as count from private.waiting_jobs
    where task = 'send_e_invoice' and payload ->> 'document_id' = $1`;
  return (await row<{ count: number }>(sql, [id])).count;
};

describe('an invoice of a customer that takes e-invoices', () => {
  it('is sent as it is stored, once, with a receipt', async () => {
    const id = await issuedInvoice(job, staff, week);
    expect(await jobsOf(id)).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', recipient: RECIPIENT });
    await Promise.all([send(id), send(id)]);
    await send(id);
    const [document, ...others] = await taken(id);
    expect(others).toEqual([]);
    const { sha256, bytes } = await invoiceFile(serviceClient(), id, 'xml');
    expect(document).toMatchObject({ sha256, recipient: RECIPIENT, kind: 'Invoice' });
    expect(Buffer.from(bytes).toString()).toContain('schemeID="0088">7300010000001<');
    expect(await stateOf(id)).toMatchObject({ state: 'sent', receiptId: document?.receiptId });
    await expect(resendEInvoice(staff.db, id)).rejects.toMatchObject({
      code: 'e_invoice_not_resendable',
    });
    await expect(
      database().query(`update public.e_invoices set state = 'waiting' where document_id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ message: 'record_is_immutable' });
  });

  it.each(['unavailable', 'drop', 'cut', 'cut_after'])(
    'waits and is tried again after %s, and is still one',
    async (fault) => {
      const id = await issuedInvoice(job, staff, week);
      await control({ faults: [fault] });
      await expect(send(id)).rejects.toThrow();
      expect(await stateOf(id)).toMatchObject({
        ...{ state: 'waiting', attempts: 1, fault: expect.any(String) },
      });
      await send(id);
      expect(await taken(id)).toHaveLength(1);
      expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, fault: null });
    },
  );

  it('is refused with the reason, and is sent again by a person', async () => {
    const id = await issuedInvoice(job, staff, week);
    await control({ unregistered: [RECIPIENT] });
    await send(id);
    const refused = await stateOf(id);
    expect(refused).toMatchObject({ state: 'refused', reason: 'recipient_unknown' });
    expect(refused?.detail).toContain(RECIPIENT);
    await control({ unregistered: [] });
    await send(id);
    expect(await taken(id)).toEqual([]);
    await expect(resendEInvoice(stranger.db, id)).rejects.toMatchObject({ status: 404 });
    await expect(
      call(job.company.owner, 'resend_e_invoice', { p_document_id: id }),
    ).rejects.toMatchObject({ message: 'not_found' });
    await resendEInvoice(staff.db, id);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('is refused when the last attempt failed too, or the key is wrong', async () => {
    const id = await issuedInvoice(job, staff, week);
    const wrong = httpAccessPoint(point.url, 'en annan nyckel');
    await expect(sendEInvoice(id, wrong, false)).rejects.toMatchObject({ message: 'status_401' });
    await sendEInvoice(id, wrong, true);
    expect(await stateOf(id)).toMatchObject({ state: 'refused', reason: 'unreachable' });
  });

  it('is not sent without an access point, and says so', async () => {
    const id = await issuedInvoice(job, staff, week);
    await sendEInvoice(id, null, false);
    expect(await stateOf(id)).toMatchObject({ state: 'not_configured', receiptId: null });
    await resendEInvoice(staff.db, id);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('has its credit note sent to where it went itself', async () => {
    const id = await issuedInvoice(job, staff, week);
    await database().query('update public.companies set peppol_id = null where id = $1', [
      job.company.id,
    ]);
    const note = await callValue<string>(staff, 'issue_credit_note', {
      ...{ p_invoice_id: id, p_positions: [1], p_reason: 'Fel timmar' },
    });
    await send(note);
    expect(await taken(note)).toMatchObject([{ recipient: RECIPIENT, kind: 'CreditNote' }]);
    const states = await listEInvoices(staff.db, id);
    expect(states.map(({ creditNote, state }) => [creditNote !== null, state])).toEqual([
      [false, 'waiting'],
      [true, 'sent'],
    ]);
    expect(await listEInvoices(stranger.db, id)).toEqual([]);
    week = -1;
  });
});

it('a customer that takes none gets no e-invoice', async () => {
  const id = await issuedInvoice(await bookJob('Pappersvän AB'), staff);
  expect(await listEInvoices(staff.db, id)).toEqual([]);
  await send(id);
  expect(await taken(id)).toEqual([]);
});
