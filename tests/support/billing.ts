import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { call, callValue, database } from './database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from './parties.ts';
import { createBrief, createOffer, createTimesheet } from './world.ts';

/** A company with an address, and an assignment of its own that is under way. */
export type Job = {
  company: WorldCompany;
  consultant: WorldConsultant;
  assignmentId: string;
};

/** Books a consultant for a company; 1 000 kr an hour. */
export async function bookJob(
  name: string,
  options: { country?: string; vatNumber?: string; title?: string } = {},
): Promise<Job> {
  const company = await createCompany(name, options);
  await call(company.owner, 'save_company', {
    p_company_id: company.id,
    p: companyFields(name, options),
  });
  return bookFor(company, `${name} Consultant`, options.title);
}

/** Books one more consultant for a company; 1 000 kr an hour. */
export async function bookFor(
  company: WorldCompany,
  consultantName: string,
  title?: string,
): Promise<Job> {
  const consultant = await createConsultant(consultantName);
  const briefId = await createBrief(company, title ? { title } : {});
  const offerId = await createOffer(company, briefId, consultant);
  const assignmentId = await callValue<string>(company.owner, 'accept_offer', {
    p_offer_id: offerId,
  });
  return { company, consultant, assignmentId };
}

function companyFields(name: string, options: { vatNumber?: string }): Record<string, unknown> {
  return {
    name,
    vat_number: options.vatNumber ?? '',
    street: 'Storgatan 12',
    postal_code: '722 12',
    city: 'Västerås',
    invoice_email: `faktura.${Math.random().toString(36).slice(2)}@example.com`,
    invoice_reference: 'Märta Källström',
    locale: 'sv',
  };
}

/** A week's time that the company has approved. */
export async function approvedWeek(job: Job, week = -2, minutes = 450): Promise<string> {
  const id = await createTimesheet(job.consultant, job.assignmentId, week, minutes);
  await call(job.company.owner, 'decide_timesheet', { p_timesheet_id: id, p_approve: true });
  return id;
}

/** An expense that the company has approved; öre excluding VAT. */
export async function approvedExpense(job: Job, netOre = 41_200, days = -7): Promise<string> {
  const id = await callValue<string>(job.consultant, 'save_expense', {
    p_assignment_id: job.assignmentId,
    p_spent_on: await dayFromToday(days),
    p_description: 'Tåg till Västerås',
    p_net_ore: netOre,
  });
  await call(job.company.owner, 'decide_expense', { p_expense_id: id, p_approve: true });
  return id;
}

/** Changes how a company wants its invoices. */
export async function setBilling(
  company: WorldCompany,
  column: 'invoice_currency' | 'rounds_to_krona' | 'invoice_collection',
  value: string | boolean,
): Promise<void> {
  if (value === 'EUR') await haveEuroAccount();
  const sql = `update public.companies set ${column} = $2 where id = $1`;
  await database().query(sql, [company.id, value]);
}

/** An account that invoices in euro are paid to, when there is none. */
export async function haveEuroAccount(): Promise<void> {
  await database().query(
    `insert into public.bank_accounts (name, iban, bic, currency)
     values ('Eurokonto', 'SE3199900000000050501063', 'ROLLSESS', 'EUR') on conflict do nothing`,
  );
}

/** An issued invoice of one approved week, as the agency makes it. @returns its id */
export async function issuedInvoice(job: Job, staff: Person, week = -2): Promise<string> {
  const timesheetId = await approvedWeek(job, week);
  const order = { assignmentId: job.assignmentId, timesheetIds: [timesheetId] };
  return issueInvoice(serviceClient(), staff.userId, order);
}

/** Makes invoices one after the other; books a new job when four weeks of one are used up. */
export function invoiceMaker(name: string): () => Promise<{ job: Job; invoiceId: string }> {
  let week = 0;
  let job: Job | undefined;
  let staff: Person | undefined;
  return async () => {
    staff ??= await createStaff();
    week = week >= -1 ? -4 : week + 1;
    if (!job || week === -4) job = await bookJob(name);
    return { job, invoiceId: await issuedInvoice(job, staff, week) };
  };
}

/** One row of a query as the owner of the schema. */
export async function row<T extends object>(sql: string, values: readonly unknown[]): Promise<T> {
  const { rows } = await database().query<T>(sql, [...values]);
  const [first] = rows;
  if (!first) throw new Error('no row');
  return first;
}
