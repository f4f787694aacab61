import { call, callValue, database } from './database.ts';
import { dayFromToday, type Person, type WorldConsultant } from './parties.ts';

/** A sole trader in Uppsala who is registered for VAT and is paid to a bankgiro. */
export const SELLER = {
  legal_form: 'sole_trader',
  legal_name: 'Åkerblom Kommunikation',
  country: 'SE',
  organisation_number: '8802152390',
  vat_number: 'SE880215239001',
  street: 'Kungsgatan 44 B',
  postal_code: '753 21',
  city: 'Uppsala',
  account_kind: 'bankgiro',
  account_number: '5050-1055',
};

/** A consultant states a business and agrees to self-billing; the agency has seen F-tax. */
export async function prepareSeller(
  staff: Person,
  consultant: WorldConsultant,
  changes: Partial<Record<keyof typeof SELLER, string | null>> = {},
  acceptsSilence = false,
): Promise<void> {
  await call(consultant, 'save_seller_facts', { p: { ...SELLER, ...changes } });
  await call(consultant, 'agree_to_self_billing', {
    p_text_version: '2026-11',
    p_accepts_silence: acceptsSilence,
  });
  await proveFTax(staff, consultant);
}

/** The agency notes that it has looked at the register today. @returns the proof's id */
export async function proveFTax(staff: Person, consultant: WorldConsultant): Promise<string> {
  return callValue<string>(staff, 'record_f_tax_proof', {
    p_consultant_id: consultant.id,
    p_shown: 'Registerutdrag från Skatteverket',
    p_checked_on: await dayFromToday(0),
    p_valid_until: await dayFromToday(180),
  });
}

type Line = {
  timesheet_id: string;
  minutes: number;
  fee_ore: string;
  day: string;
};

/** What the server would reckon for some timesheets. @param vatBp the seller's rate */
export async function selfBillFor(
  timesheetIds: readonly string[],
  vatBp = 2500,
): Promise<Record<string, unknown>> {
  const { rows } = await database().query<Line>(
    `select t.id as timesheet_id, t.week_start::text as day, a.fee_ore,
       (select sum(e.minutes)::int from public.time_entries e where e.timesheet_id = t.id) as minutes
     from public.timesheets t join public.assignments a on a.id = t.assignment_id
     where t.id = any ($1) order by t.week_start`,
    [timesheetIds],
  );
  const lines = rows.map(({ timesheet_id, minutes, fee_ore, day }) => ({
    timesheet_id,
    description: 'Community manager',
    minutes,
    unit_price_ore: Number(fee_ore),
    net_ore: Math.round((Number(fee_ore) * minutes) / 60),
    vat_rate_bp: vatBp,
    period_from: day,
    period_to: day,
  }));
  const net = lines.reduce((sum, { net_ore }) => sum + net_ore, 0);
  const vat = Math.round((net * vatBp) / 10_000);
  return {
    lines,
    ...{ net_ore: net, vat_ore: vat, total_ore: net + vat },
    vat_category: vatBp === 0 ? 'E' : 'S',
    period_from: rows[0]?.day,
    period_to: rows.at(-1)?.day,
  };
}

/** A self-bill without number. @returns its id */
export async function drawSelfBill(
  staff: Person,
  consultant: WorldConsultant,
  timesheetIds: readonly string[],
  vatBp = 2500,
): Promise<string> {
  return callValue<string>('service', 'create_self_bill', {
    p_actor: staff.userId,
    p_consultant_id: consultant.id,
    p_bill: await selfBillFor(timesheetIds, vatBp),
  });
}

/** A self-bill that waits for its seller. @returns its id */
export async function sentSelfBill(
  staff: Person,
  consultant: WorldConsultant,
  timesheetIds: readonly string[],
  vatBp = 2500,
): Promise<string> {
  const id = await drawSelfBill(staff, consultant, timesheetIds, vatBp);
  await call(staff, 'send_self_bills', { p_ids: [id] });
  return id;
}

/** The seller accepts what was sent. @returns the state it has then */
export async function accept(consultant: WorldConsultant, id: string): Promise<string> {
  return callValue<string>(consultant, 'decide_self_bill', {
    p_id: id,
    p_approve: true,
    p_sha256: await hashOf(id),
  });
}

/** An issued self-bill. @returns its id */
export async function issuedSelfBill(
  staff: Person,
  consultant: WorldConsultant,
  timesheetIds: readonly string[],
  vatBp = 2500,
): Promise<string> {
  const id = await sentSelfBill(staff, consultant, timesheetIds, vatBp);
  await accept(consultant, id);
  return id;
}

/** The hash that the seller's page shows. */
export async function hashOf(id: string): Promise<string> {
  const { rows } = await database().query<{ hash: string }>(
    'select content_sha256 as hash from public.self_bills where id = $1',
    [id],
  );
  return rows[0]?.hash ?? '';
}

/** The seller objects to a credit. */
export async function object(
  consultant: WorldConsultant,
  creditId: string,
  reason = 'Veckan är inte fakturerad tidigare.',
): Promise<void> {
  await call(consultant, 'object_to_self_bill_credit', {
    p_credit_id: creditId,
    p_reason: reason,
  });
}

/** The agency answers an objection. */
export async function answerObjection(
  staff: Person,
  creditId: string,
  outcome: string | null = 'upheld',
  answer = 'Du har rätt, veckan kommer på en ny självfaktura.',
): Promise<void> {
  await call(staff, 'answer_self_bill_objection', {
    ...{ p_credit_id: creditId, p_outcome: outcome, p_answer: answer },
  });
}

/** The first row of a self-bill is taken back. @returns the credit's id */
export async function creditFirstRow(staff: Person, id: string): Promise<string> {
  return callValue<string>(staff, 'credit_self_bill', {
    p_id: id,
    p_positions: '{1}',
    p_reason: 'Veckan var redan fakturerad',
  });
}
