import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedExpense, row, type Job } from '#tests/support/billing.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { payee } from '#tests/support/payout-ground.ts';
import { answerRun, approvedRun, paymentsOf, sendRun } from '#tests/support/payouts.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { listVouchersOf } from '$lib/server/bookkeeping/vouchers.ts';
import { listWeekLines } from '$lib/server/agency/week-lines.ts';
import { getSubmittedTimesheet } from '$lib/server/assignments/timesheets.ts';
import { getInvoiceGrounds } from '$lib/server/invoicing/invoice-grounds.ts';
import { getSelfBillGrounds } from '$lib/server/payouts/self-bill-grounds.ts';
import { findBillOf, listPayoutsOf } from '$lib/server/payouts/self-bill-payouts.ts';

let maker: SignedIn;
let approver: SignedIn;
let seller: SignedIn;
let customer: SignedIn;
let stranger: SignedIn;
let job: Job;
let bill: { id: string; number: string };
let runId: string;

beforeAll(async () => {
  useServerEnv(stack());
  maker = await signedInStaff('Maja Maker');
  approver = await signedInStaff('Ove Other');
  stranger = await signedInPerson('Stranger');
  job = await payee(maker, 'Spårbar AB');
  bill = await row(
    `select id, series || number as number from public.self_bills where consultant_id = $1`,
    [job.consultant.id],
  );
  const sheet = await row<{ id: string }>(
    'select timesheet_id as id from public.self_bill_lines where self_bill_id = $1',
    [bill.id],
  );
  const order = { assignmentId: job.assignmentId, timesheetIds: [sheet.id] };
  await issueInvoice(serviceClient(), maker.userId, order);
  [seller, customer] = [await signedInPerson('Säljare'), await signedInPerson('Kund')];
  runId = await approvedRun({ maker, approver }, [job.consultant]);
  const takes = 'update public.consultants set user_id = $1 where id = $2';
  await database().query(takes, [seller.userId, job.consultant.id]);
  await database().query(
    `insert into public.company_members (company_id, user_id, role) values ($1, $2, 'member')`,
    [job.company.id, customer.userId],
  );
});
afterAll(closeDatabase);

describe('what a self-bill leads to', () => {
  it('is the time of each line, and for the agency the customer’s invoice and back', async () => {
    const { lines, number } = await getSelfBillGrounds(maker.db, bill.id);
    expect(number).toBe(bill.number);
    const [line] = lines;
    expect(line).toMatchObject({ assignmentId: job.assignmentId, expense: null, position: 1 });
    expect(line?.entries.length).toBeGreaterThan(0);
    expect(line?.week).toMatch(/^\d{4}-W\d\d$/u);
    const [invoice] = line?.counterparts ?? [];
    const invoiced = await getInvoiceGrounds(maker.db, invoice?.id ?? '');
    expect(invoiced.lines.flatMap(({ counterparts }) => counterparts)).toContainEqual({
      ...{ id: bill.id, number: bill.number, position: 1 },
    });
  });

  it('is the same for its seller, without the customer’s invoice', async () => {
    const [line] = (await getSelfBillGrounds(seller.db, bill.id)).lines;
    expect(line).toMatchObject({ assignmentId: job.assignmentId, counterparts: [] });
    expect(line?.entries.length).toBeGreaterThan(0);
    const sheet = await row<{ id: string }>(
      'select timesheet_id as id from public.self_bill_lines where self_bill_id = $1',
      [bill.id],
    );
    expect(await findBillOf(seller.db, { timesheet: sheet.id })).toEqual(bill);
    expect(await findBillOf(stranger.db, { timesheet: sheet.id })).toBeNull();
    const expense = await approvedExpense({
      ...job,
      consultant: { ...job.consultant, ...seller },
    });
    expect(await findBillOf(seller.db, { expense })).toBeNull();
  });

  it('is hidden from the customer and from strangers', async () => {
    const [own] = (await getSelfBillGrounds(maker.db, bill.id)).lines;
    const [invoice] = own?.counterparts ?? [];
    const invoiced = await getInvoiceGrounds(customer.db, invoice?.id ?? '');
    expect(invoiced.lines.flatMap(({ counterparts }) => counterparts)).toEqual([]);
    for (const { db } of [customer, stranger]) {
      await expect(getSelfBillGrounds(db, bill.id)).rejects.toMatchObject({ status: 404 });
      expect(await listPayoutsOf(db, bill.id)).toEqual([]);
      expect(await listVouchersOf(db, [bill.id])).toEqual([]);
    }
  });

  it('is the week, which leads to both documents; the customer sees only the invoice', async () => {
    const [line] = (await getSelfBillGrounds(maker.db, bill.id)).lines;
    const week = line?.timesheetId ?? '';
    expect(await getSubmittedTimesheet(maker.db, week)).toMatchObject({
      assignmentId: job.assignmentId,
      rows: line?.entries.map(({ id }) => expect.objectContaining({ id }) as unknown) ?? [],
    });
    const lines = await listWeekLines(maker.db, week);
    expect(lines.map(({ kind, state }) => [kind, state])).toEqual([
      ['invoice', 'standing'],
      ['self_bill', 'standing'],
    ]);
    expect(lines[1]).toMatchObject({ id: bill.id, number: bill.number, position: 1 });
    expect((await listWeekLines(customer.db, week)).map(({ kind }) => kind)).toEqual(['invoice']);
    expect(await listWeekLines(stranger.db, week)).toEqual([]);
    await expect(getSubmittedTimesheet(stranger.db, week)).rejects.toMatchObject({ status: 404 });
  });

  it('is no week that the consultant still writes on', async () => {
    const { id } = await row<{ id: string }>(
      `insert into public.timesheets (assignment_id, week_start)
       select assignment_id, week_start + 7 from public.timesheets
       where assignment_id = $1 order by week_start desc limit 1 returning id`,
      [job.assignmentId],
    );
    await expect(getSubmittedTimesheet(maker.db, id)).rejects.toMatchObject({ status: 404 });
  });

  it('is the payment and its vouchers; the seller sees it when it has been sent', async () => {
    expect(await listPayoutsOf(maker.db, bill.id)).toMatchObject([{ runId, state: 'planned' }]);
    expect(await listPayoutsOf(seller.db, bill.id)).toEqual([]);
    await sendRun(maker, runId);
    const payments = await paymentsOf(runId);
    await answerRun(maker, runId, payments, 'paid');
    const [payout] = await listPayoutsOf(maker.db, bill.id);
    expect(payout).toMatchObject({ runId, state: 'paid', reference: payments[0]?.end_to_end_id });
    expect(payout?.runNumber).toBeGreaterThan(0);
    expect(await listPayoutsOf(seller.db, bill.id)).toMatchObject([
      { state: 'paid', runNumber: null, amountOre: payments[0]?.amount_ore },
    ]);
    const kinds = (await listVouchersOf(maker.db, [bill.id, payout?.id ?? ''])).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['self_bill_issued', 'payout_sent', 'payout_paid']);
    expect(await listVouchersOf(seller.db, [bill.id])).toEqual([]);
  });
});
