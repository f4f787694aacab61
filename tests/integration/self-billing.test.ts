import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { accept, creditFirstRow, prepareSeller } from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
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
