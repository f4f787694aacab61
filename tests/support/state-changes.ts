import { call, callValue, database } from './database.ts';
import { invoiceFor } from './invoice-fields.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  mondayFromNow,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from './parties.ts';
import {
  briefFields,
  briefRoleId,
  createBrief,
  createOffer,
  createTimesheet,
  requestId,
} from './world.ts';

let staff: Person;
let company: WorldCompany;
let consultant: WorldConsultant;
let other: WorldConsultant;

/** The people of these tests: one of each, and another consultant to lose a place to. */
export async function castPeople() {
  staff = await createStaff();
  company = await createCompany('Trail AB');
  consultant = await createConsultant('Trail Consultant');
  other = await createConsultant('Other Consultant');
  return { staff, company, consultant };
}

/** The people of `castPeople`, for changes told elsewhere. */
export const cast = () => ({ staff, company, consultant });

export const sql = (text: string, values: unknown[] = []) =>
  database().query<{ id: string }>(text, values);

export async function idOf(text: string, values: unknown[]): Promise<string> {
  return (await sql(text, values)).rows[0]?.id ?? '';
}

export const consultantTo = async (to: string, actor: Person, id: string) =>
  call(actor, 'consultant_transition', { p_consultant_id: id, p_to: to, p_reason: 'Ett skäl.' });

export const briefTo = async (to: string, id: string) =>
  call(company.owner, 'brief_transition', {
    p_brief_id: id,
    p_to: to,
    p_reason: 'Behovet föll bort.',
  });

export const assignmentTo = async (to: string, id: string) =>
  call(staff, 'assignment_transition', { p_assignment_id: id, p_to: to, p_reason: 'Ett skäl.' });

export async function newConsultant(state: string): Promise<WorldConsultant> {
  const person = await createConsultant('State Consultant', { approve: state === 'approved' });
  if (['submitted', 'rejected'].includes(state)) await consultantTo('submitted', person, person.id);
  if (state === 'rejected') await consultantTo('rejected', staff, person.id);
  return person;
}

export async function newDraft(): Promise<string> {
  return callValue(company.owner, 'save_brief', {
    p_company_id: company.id,
    p: await briefFields(),
  });
}

export async function newRequest(): Promise<{ briefId: string; id: string }> {
  const briefId = await createBrief(company);
  await call(company.owner, 'send_requests', {
    p_brief_role_id: await briefRoleId(briefId),
    p_consultant_ids: [consultant.id],
  });
  return { briefId, id: await requestId(briefId, consultant.id) };
}

export async function newOffer(): Promise<{ briefId: string; request: string; id: string }> {
  const briefId = await createBrief(company);
  const id = await createOffer(company, briefId, consultant, 1);
  return { briefId, id, request: await requestId(briefId, consultant.id) };
}

export const accept = async (offer: string) =>
  callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer });

/** Two offers for the same place, of which the other consultant's is taken. */
export async function lostOffer(): Promise<{ request: string; id: string }> {
  const { briefId, ...lost } = await newOffer();
  await accept(await createOffer(company, briefId, other, 1));
  return lost;
}

export async function expiredRequest(): Promise<{ id: string }> {
  const { id, briefId } = await newRequest();
  await sql('update public.requests set answer_by = private.today() - 1 where id = $1', [id]);
  await sql('select private.expire_unanswered($1)', [briefId]);
  return { id };
}

export async function expiredOffer(): Promise<{ request: string; id: string }> {
  const { briefId, ...offer } = await newOffer();
  await sql('update public.offers set valid_until = private.today() - 1 where id = $1', [offer.id]);
  await sql('select private.expire_unanswered($1)', [briefId]);
  return offer;
}

/** A booked assignment as it stands before the clock has been. */
export async function booked(): Promise<string> {
  return accept((await newOffer()).id);
}

export async function active(): Promise<string> {
  const id = await booked();
  await assignmentTo('active', id);
  return id;
}

export async function clock(id: string): Promise<{ id: string }> {
  await call('service', 'run_daily_booking_clock');
  return { id };
}

export async function newTimesheet(state: string): Promise<string> {
  // A quarter of an hour: the same day is reported on every assignment that is made here.
  const id = await createTimesheet(consultant, await active(), -2, 15);
  if (state !== 'submitted') await decide(id, state === 'approved');
  return id;
}

export const decide = async (id: string, isApproved: boolean) =>
  call(company.owner, 'decide_timesheet', {
    p_timesheet_id: id,
    p_approve: isApproved,
    p_reason: 'Fel vecka.',
  });

export async function newInvoice(): Promise<string> {
  const id = await newTimesheet('approved');
  return callValue('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: [id],
    p_invoice: invoiceFor([{ id, minutes: 15, monday: await mondayFromNow(-2) }]),
  });
}

/** An attempt in the given state, and then in the next: by the only function that writes it. */
export async function attempt(from: string, to: string): Promise<{ id: string }> {
  const invoice = await newInvoice();
  const [row] = await call<{ id: string }>('service', 'start_payment_attempt', {
    p_actor: company.owner.userId,
    p_invoice_id: invoice,
  });
  const id = row?.id ?? '';
  for (const state of [...(from === 'created' ? [] : [from]), to])
    await sql('select private.move_attempt(a, $2) from public.payment_attempts a where a.id = $1', [
      id,
      state,
    ]);
  return { id };
}

export const request = async (run: () => Promise<{ request: string }>) => ({
  id: (await run()).request,
});
