import { waitingMovement } from './bank-movement.ts';
import { call, callValue, database } from './database.ts';
import { invoiceFor } from './invoice-fields.ts';
import {
  dayFromToday,
  mondayFromNow,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from './parties.ts';
import { passDue } from './late.ts';
import { paidOut } from './payouts.ts';
import { creditFirstRow, issuedSelfBill, object, prepareSeller, SELLER } from './self-billing.ts';
import { createTimesheet } from './world.ts';

/** A receipt that begins as a PDF does. */
export const RECEIPT = Buffer.from('%PDF-1.7 kvitto'.padEnd(200, ' ')).toString('base64');

type Parties = {
  staff: Person;
  company: WorldCompany;
  consultant: WorldConsultant;
  assignmentId: string;
};

/**
 * A row of every kind that money leaves behind: an invoice that was credited whole, one that is late
 * and reminded of, an expense with its receipt that waits in a run, a rate, a check of the books, a
 * closed month, and a self-bill with a row taken back, objected to, of which the rest is paid out.
 */
export async function moveMoney(parties: Parties) {
  const { staff, company, consultant, assignmentId } = parties;
  const creditedInvoiceId = await creditedInvoice(parties);
  const expenseId = await callValue<string>(consultant, 'save_expense', {
    p_assignment_id: assignmentId,
    p_spent_on: await dayFromToday(-7),
    p_description: 'Tåg till mötet i Västerås',
    p_net_ore: 41_200,
    p_receipt_base64: RECEIPT,
  });
  await call(company.owner, 'decide_expense', { p_expense_id: expenseId, p_approve: true });
  await call(staff, 'set_exchange_rate', {
    p_currency: 'EUR',
    p_day: await dayFromToday(0),
    p_rate: '11.0345',
    p_source: 'Riksbanken',
  });
  await waitingMovement();
  await call('service', 'run_nightly_ledger_check', {});
  await call(staff, 'close_month', { p_month: '2001-01-01' });
  const lateInvoiceId = await remindedInvoice(parties);
  const runId = await callValue<string>('service', 'start_invoice_run', {
    p_actor: staff.userId,
    p_items: [
      {
        company_id: company.id,
        timesheet_ids: [],
        expense_ids: [expenseId],
        currency: 'SEK',
        payable_ore: 51_500,
        choice: 'what was chosen',
      },
    ],
  });
  const selfBillId = await creditedSelfBill(parties);
  await call('service', 'note_stripe_account', {
    p_consultant_id: consultant.id,
    p_account_id: `acct_${consultant.id.replaceAll('-', '')}`,
    p_can_receive: true,
  });
  const paid = await paidOut(staff, consultant, selfBillId);
  return { creditedInvoiceId, lateInvoiceId, expenseId, runId, selfBillId, ...paid };
}

/** A self-bill of every week, of which the first is taken back again and objected to. */
async function creditedSelfBill({ staff, company, consultant, assignmentId }: Parties) {
  // Stated twice: the second time with another account.
  await prepareSeller(staff, consultant, { account_number: '5805-6201' });
  await call(consultant, 'save_seller_facts', { p: SELLER, p_version: 1 });
  const sheet = await createTimesheet(consultant, assignmentId, -1);
  await call(company.owner, 'decide_timesheet', { p_timesheet_id: sheet, p_approve: true });
  const { rows } = await database().query<{ id: string }>(
    'select id from public.timesheets where assignment_id = $1 order by week_start',
    [assignmentId],
  );
  const id = await issuedSelfBill(
    staff,
    consultant,
    rows.map((row) => row.id),
  );
  await object(consultant, await creditFirstRow(staff, id));
  return id;
}

async function invoiceOfWeek(parties: Parties, week: number): Promise<string> {
  const { staff, company, consultant, assignmentId } = parties;
  const sheet = await createTimesheet(consultant, assignmentId, week);
  await call(company.owner, 'decide_timesheet', { p_timesheet_id: sheet, p_approve: true });
  const monday = await mondayFromNow(week);
  return callValue<string>('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: [sheet],
    p_invoice: invoiceFor([{ id: sheet, minutes: 450, monday }]),
  });
}

/** Late, reminded of with a fee, and paused since. */
async function remindedInvoice(parties: Parties): Promise<string> {
  const { staff, company } = parties;
  const id = await invoiceOfWeek(parties, -4);
  await passDue(id, 20);
  await call(staff, 'set_claim_terms', {
    p_company_id: company.id,
    p_reminder_fee_agreed_on: '2020-01-01',
    p_claims_delay_compensation: false,
  });
  await call(staff, 'send_reminder', { p_invoice_id: id, p_step: 'first_reminder' });
  await call(staff, 'pause_reminders', { p_invoice_id: id, p_reason: 'Delbetalning avtalad' });
  return id;
}

async function creditedInvoice(parties: Parties): Promise<string> {
  const { staff } = parties;
  const id = await invoiceOfWeek(parties, -3);
  await call(staff, 'issue_credit_note', {
    p_invoice_id: id,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
  return id;
}
