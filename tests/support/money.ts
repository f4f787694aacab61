import { call, callValue } from './database.ts';
import { invoiceFor } from './invoice-fields.ts';
import {
  dayFromToday,
  mondayFromNow,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from './parties.ts';
import { createTimesheet } from './world.ts';

type Parties = {
  staff: Person;
  company: WorldCompany;
  consultant: WorldConsultant;
  assignmentId: string;
};

/**
 * A row of every kind that money leaves behind: an invoice that was credited whole, an expense, a
 * rate, a check of the books and a closed month.
 */
export async function moveMoney(parties: Parties) {
  const { staff, company, consultant, assignmentId } = parties;
  const creditedInvoiceId = await creditedInvoice(parties);
  const expenseId = await callValue<string>(consultant, 'save_expense', {
    p_assignment_id: assignmentId,
    p_spent_on: await dayFromToday(-7),
    p_description: 'Tåg till mötet i Västerås',
    p_net_ore: 41_200,
  });
  await call(company.owner, 'decide_expense', { p_expense_id: expenseId, p_approve: true });
  await call(staff, 'set_exchange_rate', {
    p_currency: 'EUR',
    p_day: await dayFromToday(0),
    p_rate: '11.0345',
    p_source: 'Riksbanken',
  });
  await call('service', 'run_nightly_ledger_check', {});
  await call(staff, 'close_month', { p_month: '2001-01-01' });
  return { creditedInvoiceId, expenseId };
}

async function creditedInvoice(parties: Parties): Promise<string> {
  const { staff, company, consultant, assignmentId } = parties;
  const sheet = await createTimesheet(consultant, assignmentId, -3);
  await call(company.owner, 'decide_timesheet', { p_timesheet_id: sheet, p_approve: true });
  const monday = await mondayFromNow(-3);
  const id = await callValue<string>('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: [sheet],
    p_invoice: invoiceFor([{ id: sheet, minutes: 450, monday }]),
  });
  await call(staff, 'issue_credit_note', {
    p_invoice_id: id,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
  return id;
}
