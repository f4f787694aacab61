import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { accept, creditFirstRow, prepareSeller } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { GET as agencyXml } from '#routes/(agency)/agency/self-bill-credits/[id=uuid]/xml/+server.ts';
import { GET as consultantXml } from '#routes/(consultant)/consultant/self-bill-credits/[id=uuid]/xml/+server.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Db } from '$lib/server/db/client.ts';
import { invoiceFile, keepDocument } from '$lib/server/invoicing/invoice-file.ts';
import { createSelfBill } from '$lib/server/payouts/create-self-bill.ts';
import { createSelfBills, sendSelfBills } from '$lib/server/payouts/self-bill-commands.ts';
import { getSelfBillCreditDocument } from '$lib/server/payouts/self-bill-credit-document.ts';
import { getSelfBillDesk } from '$lib/server/payouts/self-bill-desk.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';
import { getSellerStanding } from '$lib/server/payouts/seller-standing.ts';

let staff: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Åsa Öberg');
  job = await bookJob('Självfakturans kund AB');
  for (const week of [-3, -2]) await approvedWeek(job, week, 465);
});
afterAll(closeDatabase);

it('is drawn up from what is approved, accepted, and kept as PDF and e-invoice', async () => {
  const today = await dayFromToday(0);
  const ofJob = <T extends { consultantId: string }>(rows: readonly T[]) =>
    rows.filter(({ consultantId }) => consultantId === job.consultant.id);
  const before = await getSelfBillDesk(staff.db, today);
  expect(ofJob(before.ready)[0]).toMatchObject({
    ...{ rows: 2, minutes: 930 },
    obstacles: ['facts_missing', 'agreement_missing', 'f_tax_missing'],
  });
  const none = await createSelfBills(staff.db, staff.userId, [job.consultant.id]);
  expect(none).toEqual({ done: 0, skipped: 1 });
  await prepareSeller(staff, job.consultant);
  expect(await getSellerStanding(staff.db, job.consultant.id, today)).toMatchObject({
    facts: { legalName: 'Åkerblom Kommunikation', account: { kind: 'bankgiro' } },
    proof: { checkedBy: 'Åsa Öberg' },
    agreement: { silenceDays: null },
  });
  expect(await createSelfBill(staff.db, staff.userId, job.consultant.id)).toBeTruthy();
  const again = await createSelfBills(staff.db, staff.userId, [job.consultant.id]);
  expect(again).toEqual({ done: 0, skipped: 1 });
  const [draft] = ofJob((await getSelfBillDesk(staff.db, today)).drafts);
  const id = draft?.id ?? '';
  expect(await sendSelfBills(staff.db, [id, id])).toEqual({ done: 1, skipped: 1 });
  expect(await accept(job.consultant, id)).toBe('issued');
  const bill = await getSelfBill(staff.db, id);
  expect(bill).toMatchObject({ state: 'issued', sellerName: 'Åkerblom Kommunikation' });
  expect(bill.document).toMatchObject({
    ...{ kind: 'self_bill', bankgiro: '5050-1055', exemptionText: null },
    selfBilling: { approval: { how: 'explicit' }, payoutDate: bill.dueDate },
    seller: { organisationNumber: '880215-2390', isApprovedForFTax: true },
  });
  expect(bill.totalOre).toBe(bill.document.totals.payableOre);
  await keepDocument(serviceClient(), id);
  const pdf = await invoiceFile(staff.db, id);
  expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  const xml = Buffer.from((await invoiceFile(staff.db, id, 'xml')).bytes).toString('utf8');
  expect(xml).toContain('<cbc:InvoiceTypeCode>389</cbc:InvoiceTypeCode>');
  expect(xml).toContain(bill.number);
});

it('is credited with a document that names it, and is not somebody else’s to read', async () => {
  const { others } = await getSelfBillDesk(staff.db, await dayFromToday(0));
  const bill = others.find(({ consultantId }) => consultantId === job.consultant.id);
  const creditId = await creditFirstRow(staff, bill?.id ?? '');
  const credit = await getSelfBillCreditDocument(serviceClient(), creditId);
  expect(credit).toMatchObject({
    ...{ kind: 'self_bill_credit', settlement: 'deducted' },
    corrects: { number: bill?.number },
  });
  expect(credit.lines).toHaveLength(1);
  expect((await getSelfBill(staff.db, bill?.id ?? '')).creditedOre).toBe(credit.totals.payableOre);
  const stranger = await call(job.company.owner, 'read_document', {
    ...{ p_document_id: bill?.id, p_media_type: 'application/pdf' },
  });
  expect(stranger).toEqual([]);
});

it('is named by its number on its vouchers, as is its credit', async () => {
  const { others } = await getSelfBillDesk(staff.db, await dayFromToday(0));
  const bill = others.find(({ consultantId }) => consultantId === job.consultant.id);
  const query = staff.db.from('ledger_entries').select('id').eq('kind', 'self_bill_credited');
  const { data } = await query.eq('consultant_id', job.consultant.id).limit(1).single();
  const { sources } = await getVoucher(staff.db, data?.id ?? '');
  const numbers = sources.flatMap(({ kind, label }) => (kind === 'self_bill' ? [label] : []));
  expect(numbers).toEqual([expect.stringMatching(/^SK\d+-1$/u), bill?.number]);
});

describe('the e-invoice of a credit', () => {
  const own = () => ({ isAgency: false, consultant: { id: job.consultant.id } });
  const agency = { isAgency: true, consultant: null };

  it('is for the agency and for its consultant, and for nobody else', async () => {
    const id = await creditId();
    for (const answer of [
      await agencyXml(eventFor(staff.db, id, agency)),
      await consultantXml(eventFor(serviceClient(), id, own())),
    ]) {
      expect(answer.headers.get('content-type')).toBe('application/xml');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*SK\d+-\d+\.xml"$/u);
      expect(await answer.text()).toContain('<cbc:CreditNoteTypeCode>261</cbc:CreditNoteTypeCode>');
    }
    const stranger = await signedInPerson('Nils Nyfiken');
    await expect(
      consultantXml(eventFor(stranger.db, id, { ...own(), consultant: { id: randomUUID() } })),
    ).rejects.toMatchObject({ status: 404 });
    const refusals = [
      { ask: agencyXml, access: own(), status: 404 },
      { ask: consultantXml, access: agency, status: 303 },
    ];
    for (const { ask, access, status } of refusals) {
      const event = eventFor(stranger.db, id, access);
      expect(() => ask(event)).toThrow(expect.objectContaining({ status }));
    }
  });
});

async function creditId(): Promise<string> {
  const { id } = await row<{ id: string }>(
    'select id from public.self_bill_credits where consultant_id = $1',
    [job.consultant.id],
  );
  return id;
}

/** Somebody asks for the file of a document. */
function eventFor(
  supabase: Db,
  id: string,
  access: object,
): Parameters<typeof agencyXml>[0] & Parameters<typeof consultantXml>[0] {
  const who = { name: '', locale: 'sv', companies: [], ...access };
  const locals = { supabase, user: { id: randomUUID() }, access: who, locale: 'sv' };
  const request = new Request('http://localhost/');
  const cookies = { get: () => undefined };
  return { request, params: { id }, locals, cookies } as never;
}
