import { addMatchingRows } from './matching-rows.ts';
import { call, callValue, createPerson, database } from './database.ts';
import { moveMoney } from './money.ts';
import { createDiagnosis } from './diagnosis-rows.ts';
import { giveBack } from './money-back.ts';
import { invoiceFor } from './invoice-fields.ts';
import { createProposal, createShortlist, share, vote } from './choice.ts';
import {
  LEVELS,
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  mondayFromNow,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from './parties.ts';

/** A goal with an outcome measure, as an open brief must have. */
export const GOALS = {
  business_goal_id: 'community_loyalty',
  communication_goal_id: 'build_community',
  measures: [
    { measure_id: 'retention', baseline: 61.5, target: 70 },
    { measure_id: 'nps', baseline: null, target: null },
  ],
};

/** An approved strategy of a company: execution can be bought from then on. */
export async function approveStrategy(company: WorldCompany): Promise<string> {
  return callValue<string>(company.owner, 'register_strategy', {
    p_company_id: company.id,
    p: {
      title: 'Strategi för kundklubben',
      summary: 'Vilka vi vill nå, vad de ska göra annorlunda och hur vi märker det.',
      approved_by_name: 'Vera Vd',
      approved_by_title: 'vd',
      approved_on: '2026-01-15',
    },
  });
}

/** A brief's fields as `save_brief` takes them; starts four weeks ago, so that time can be reported. */
export async function briefFields(
  changes: Record<string, unknown> = {},
  roleChanges: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return {
    title: 'Community manager till kundklubben',
    goal: 'Fler medlemmar ska återkomma och handla igen inom ett kvartal.',
    work_mode: 'remote',
    sector_id: 'retail',
    languages: [{ code: 'sv', cefr: 5 }],
    ...GOALS,
    departments: ['Kundservice', 'Marknad'],
    decider_name: 'Berit Beslut',
    decider_title: 'marknadschef',
    roles: [await roleFields(roleChanges)],
    ...changes,
  };
}

/** A role of a brief as `save_brief` takes it. */
export async function roleFields(
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return {
    role_id: 'community-manager',
    phase: 'run',
    budget_rate_ore: 110_000,
    times: [{ starts_on: await mondayFromNow(-4), ends_on: await dayFromToday(90), percent: 50 }],
    competencies: Object.entries(LEVELS).map(([competency_id, level]) => ({
      competency_id,
      level,
      weight: 3,
    })),
    ...changes,
  };
}

/** The id of a brief's role at a position. */
export async function briefRoleId(briefId: string, position = 1): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    'select id from public.brief_roles where brief_id = $1 and position = $2',
    [briefId, position],
  );
  return rows[0]?.id ?? '';
}

/** An open brief of a company. */
export async function createBrief(
  company: WorldCompany,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = await callValue<string>(company.owner, 'save_brief', {
    p_company_id: company.id,
    p: await briefFields(changes),
  });
  if (!(await hasStrategy(company))) await approveStrategy(company);
  await call(company.owner, 'brief_transition', { p_brief_id: id, p_to: 'open' });
  return id;
}

async function hasStrategy({ id }: WorldCompany): Promise<boolean> {
  const { rows } = await database().query('select from public.strategies where company_id = $1', [
    id,
  ]);
  return rows.length > 0;
}

/** Asks a consultant and has them answer with an offer for the brief's period. */
export async function createOffer(
  company: WorldCompany,
  briefId: string,
  consultant: WorldConsultant,
  percent = 50,
): Promise<string> {
  await call(company.owner, 'send_requests', {
    p_brief_role_id: await briefRoleId(briefId),
    p_consultant_ids: [consultant.id],
  });
  return callValue<string>(consultant, 'make_offer', {
    p_request_id: await requestId(briefId, consultant.id),
    p_rate_ore: 100_000,
    p_starts_on: await mondayFromNow(-4),
    p_ends_on: await dayFromToday(90),
    p_percent: percent,
  });
}

/** The id of the one request about a brief to a consultant. */
export async function requestId(briefId: string, consultantId: string): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    'select id from public.requests where brief_id = $1 and consultant_id = $2',
    [briefId, consultantId],
  );
  return rows[0]?.id ?? '';
}

/** A submitted timesheet of the given past week, 7.5 hours on the Monday. */
export async function createTimesheet(
  consultant: WorldConsultant,
  assignmentId: string,
  week = -2,
  minutes = 450,
): Promise<string> {
  const monday = await mondayFromNow(week);
  const id = await callValue<string>(consultant, 'save_timesheet', {
    p_assignment_id: assignmentId,
    p_week_start: monday,
    p_entries: [{ work_date: monday, minutes, activity: 'Svarat medlemmar' }],
  });
  await call(consultant, 'submit_timesheet', { p_timesheet_id: id });
  return id;
}

export type World = Awaited<ReturnType<typeof buildWorld>>;

/**
 * Two parties who work together (company and consultant), their invoice, and a rival of each:
 * enough for every "may they see it" question.
 */
export async function buildWorld() {
  const staff = await createStaff();
  const company = await createCompany('Part AB');
  const rivalCompany = await createCompany('Rival AB');
  const consultant = await createConsultant('Party Consultant');
  const rivalConsultant = await createConsultant('Rival Consultant');
  const stranger = await createPerson('Stranger');
  const briefId = await createBrief(company);
  await addMatchingRows(company, await briefRoleId(briefId), consultant);
  await call(company.owner, 'override_strategy_gate', {
    p_brief_id: briefId,
    p_name: 'Berit Beslut',
    p_title: 'marknadschef',
    p_reason: 'Kunderna väntar på svar i dag, och vi mäter hur många som får ett varje vecka.',
  });
  await call(company.owner, 'save_brief_draft', {
    p_id: '00000000-0000-4000-8000-'.concat(company.id.slice(-12)),
    p_company_id: company.id,
    p_fields: { title: 'Halvfärdigt' },
  });
  await createOffer(company, briefId, rivalConsultant);
  const offerId = await createOffer(company, briefId, consultant);
  const assignmentId = await callValue<string>(company.owner, 'accept_offer', {
    p_offer_id: offerId,
  });
  const timesheetId = await createTimesheet(consultant, assignmentId);
  await call(company.owner, 'decide_timesheet', { p_timesheet_id: timesheetId, p_approve: true });
  const monday = await mondayFromNow(-2);
  const invoiceId = await callValue<string>('service', 'issue_invoice', {
    p_actor: staff.userId,
    p_timesheet_ids: [timesheetId],
    p_invoice: invoiceFor([{ id: timesheetId, minutes: 450, monday }]),
  });
  await callValue('service', 'store_document', {
    p_document_id: invoiceId,
    p_media_type: 'application/pdf',
    p_bytes_base64: Buffer.from('%PDF-1.7 '.padEnd(200, 'x')).toString('base64'),
  });
  await database().query(
    `insert into public.e_invoices (document_id, invoice_id, recipient)
     values ($1, $1, '0007:5560160680')`,
    [invoiceId],
  );
  await payByCard(company, invoiceId);
  const money = await moveMoney({ staff, company, consultant, assignmentId });
  const back = await giveBack(staff, invoiceId);
  await call(company.owner, 'invite_colleague', {
    p_company_id: company.id,
    p_email: 'ny@example.com',
  });
  const { id: diagnosisId } = await createDiagnosis({ company });
  await call(company.owner, 'share_diagnosis', { p_diagnosis_id: diagnosisId });
  await call(company.owner, 'invite_to_diagnosis', { p_diagnosis_id: diagnosisId, p_name: 'Kim' });
  const choice = await chooseFor(staff, company, consultant);
  return {
    ...choice,
    ...money,
    ...back,
    staff,
    company,
    rivalCompany,
    consultant,
    rivalConsultant,
    stranger,
    briefId,
    briefRoleId: await briefRoleId(briefId),
    offerId,
    assignmentId,
    timesheetId,
    invoiceId,
    diagnosisId,
  };
}

/** A shared shortlist with a vote, a proposal that moved the consultant, and a review they asked for. */
async function chooseFor(staff: Person, company: WorldCompany, consultant: WorldConsultant) {
  const { shortlistId, roleId } = await createShortlist(company, [consultant]);
  await vote(company.member, await share(company, shortlistId), consultant.id, 'yes');
  const proposalId = await createProposal(staff, roleId, consultant);
  const reviewId = await callValue<string>(consultant, 'ask_review', {
    p_reason: 'Jag har arbetat med kundklubbar i tio år.',
  });
  return { shortlistId, proposalId, reviewId };
}

/** Starts a payment and lets Stripe say that it went through. @returns the session's id */
export async function payByCard(
  company: WorldCompany,
  invoiceId: string,
  currency = 'sek',
): Promise<string> {
  const [attempt] = await call<{ id: string; amount_ore: string }>(
    'service',
    'start_payment_attempt',
    {
      p_actor: company.owner.userId,
      p_invoice_id: invoiceId,
    },
  );
  const session = `cs_test_${attempt?.id.replaceAll('-', '') ?? ''}`;
  await call('service', 'attach_checkout_session', {
    p_attempt_id: attempt?.id,
    p_session_id: session,
    p_url: 'http://127.0.0.1/pay',
    p_expires_at: new Date(Date.now() + 3_600_000),
  });
  await call('service', 'conclude_checkout', {
    p_session_id: session,
    p_status: 'complete',
    p_payment_status: 'paid',
    p_payment_intent: session.replace('cs_', 'pi_'),
    p_amount_ore: Number(attempt?.amount_ore),
    p_currency: currency,
  });
  return session;
}
