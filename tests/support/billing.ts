import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { call, callValue, database } from './database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
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
  const consultant = await createConsultant(`${name} Consultant`);
  const briefId = await createBrief(company, options.title ? { title: options.title } : {});
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
