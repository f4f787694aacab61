import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { listQueue } from '$lib/server/agency/queue.ts';
import {
  listEInvoices,
  resendEInvoice,
  settleEInvoice,
} from '$lib/server/e-invoices/e-invoices.ts';

let staff: SignedIn;
let stranger: SignedIn;
let job: Job;
let id: string;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  stranger = await signedInPerson('Nils Nyfiken');
}, 60_000);
beforeEach(async () => {
  job = await bookJob(`E-kö ${randomUUID().slice(0, 8)} AB`);
  await database().query('update public.companies set peppol_id = $2 where id = $1', [
    ...[job.company.id, '0088:7300010000001'],
  ]);
  id = await issuedInvoice(job, staff);
});
afterAll(closeDatabase);

/** What the access point says of a document that waits. */
const conclude = (documentId: string, answer: Record<string, string>) =>
  call('service', 'conclude_e_invoice', { p_document_id: documentId, p: answer });
const refuse = (documentId: string) =>
  conclude(documentId, { state: 'refused', reason: 'recipient_unknown', detail: 'okänd' });
const inQueue = async () =>
  (await listQueue(staff.db)).filter(
    ({ kind, targetId }) => kind === 'e_invoice_refused' && targetId === id,
  );

describe('a refused e-invoice', () => {
  it('waits in the agency’s queue until it is sent again', async () => {
    expect(await inQueue()).toEqual([]);
    await refuse(id);
    const invoice = await row<{ number: string; name: string; ore: string }>(
      `select number, buyer ->> 'name' as name, total_ore + rounding_ore as ore from public.invoices where id = $1`,
      [id],
    );
    expect(await inQueue()).toEqual([
      {
        ...{ kind: 'e_invoice_refused', targetId: id, title: invoice.number },
        ...{ party: invoice.name, amountOre: Number(invoice.ore), currency: 'SEK' },
        since: expect.any(String) as string,
      },
    ]);
    await resendEInvoice(staff.db, id);
    expect(await inQueue()).toEqual([]);
    await refuse(id);
    expect(await inQueue()).toHaveLength(1);
  });

  it('of a credit note waits too, by its own number, and leads to the invoice', async () => {
    const note = await callValue<string>(staff, 'issue_credit_note', {
      ...{ p_invoice_id: id, p_positions: [1], p_reason: 'Fel timmar' },
    });
    await refuse(note);
    expect(await inQueue()).toMatchObject([{ title: expect.stringMatching(/^K/u) as string }]);
  });

  it('leaves the queue when somebody says how else it was sent, which is kept', async () => {
    await refuse(id);
    await settleEInvoice(staff.db, id, '  Som PDF till inköpsavdelningen.  ');
    expect(await inQueue()).toEqual([]);
    expect((await listEInvoices(staff.db, id))[0]).toMatchObject({
      ...{
        state: 'other_way',
        reason: 'recipient_unknown',
        settledHow: 'Som PDF till inköpsavdelningen.',
      },
    });
    const event = `select actor::text, reason from public.events where entity_id = $1
      and kind = 'e_invoice_other_way'`;
    expect(await row(event, [id])).toEqual({
      ...{ actor: 'agency', reason: 'Som PDF till inköpsavdelningen.' },
    });
    await expect(settleEInvoice(staff.db, id, 'Igen')).rejects.toMatchObject({
      code: 'e_invoice_not_refused',
    });
    await resendEInvoice(staff.db, id);
    expect((await listEInvoices(staff.db, id))[0]).toMatchObject({
      ...{ state: 'waiting', reason: null, settledHow: null },
    });
  });

  it('that no access point was there for can be sent another way, and is not in the queue', async () => {
    await conclude(id, { state: 'not_configured' });
    expect(await inQueue()).toEqual([]);
    await settleEInvoice(staff.db, id, 'Som PDF.');
    expect((await listEInvoices(staff.db, id))[0]).toMatchObject({ state: 'other_way' });
  });

  it('is not said to be sent without a word of how, or when it is on its way', async () => {
    await expect(settleEInvoice(staff.db, id, 'Som PDF.')).rejects.toMatchObject({
      code: 'e_invoice_not_refused',
    });
    await refuse(id);
    await expect(settleEInvoice(staff.db, id, '  ')).rejects.toMatchObject({
      code: 'reason_required',
    });
    await expect(settleEInvoice(staff.db, id, 'å'.repeat(1001))).rejects.toMatchObject({
      code: 'reason_too_long',
    });
  });

  it('is nobody else’s to settle', async () => {
    await refuse(id);
    await expect(settleEInvoice(stranger.db, id, 'Nej')).rejects.toMatchObject({ status: 404 });
    for (const who of [job.company.owner, job.consultant]) {
      await expect(
        call(who, 'settle_e_invoice', { p_document_id: id, p_how: 'Nej' }),
      ).rejects.toMatchObject({ message: 'not_found' });
    }
    expect(await listQueue(stranger.db)).toEqual([]);
  });
});
