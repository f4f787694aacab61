import { call, type Actor } from './database.ts';
import { createConsultant, type Person, type WorldConsultant } from './parties.ts';

/** What a refused command throws: the status PostgREST answers with, and the stable code. */
export const refusal = (status: number, code: string) => ({ code: `PT${status}`, message: code });

/** A consultant whose profile waits for the agency, with a self-declared five in moderation. */
export async function submittedConsultant(name: string): Promise<WorldConsultant> {
  const consultant = await createConsultant(name, {
    approve: false,
    levels: { moderation: 5, 'social-care': 3, 'social-platforms': 2 },
  });
  await moveConsultant(consultant, consultant.id, 'submitted');
  return consultant;
}

export const moveConsultant = (actor: Actor, id: string, to: string, reason?: string) =>
  call(actor, 'consultant_transition', { p_consultant_id: id, p_to: to, p_reason: reason });

export const moveAssignment = (actor: Actor, id: string, to: string, reason?: string) =>
  call(actor, 'assignment_transition', { p_assignment_id: id, p_to: to, p_reason: reason });

export const verify = (
  actor: Actor,
  consultantId: string,
  competencyId: string,
  verification = 'verified',
) =>
  call(actor, 'verify_competency', {
    p_consultant_id: consultantId,
    p_competency_id: competencyId,
    p_verification: verification,
  });

type QueueRow = {
  kind: string;
  entity_id: string | null;
  title: string;
  amount_ore: string | null;
};

/** What the agency's queue says of one thing, as kind and amount in öre. */
export async function waiting(staff: Person, id: string): Promise<[string, number | null][]> {
  const rows = await call<QueueRow>(staff, 'list_agency_queue');
  const own = rows.filter((item) => item.entity_id === id);
  return own.map(({ kind, amount_ore: ore }) => [kind, ore === null ? null : Number(ore)]);
}

/** The titles of the things of one kind in the agency's queue. */
export async function waitingTitles(staff: Person, kind: string): Promise<string[]> {
  const rows = await call<QueueRow>(staff, 'list_agency_queue');
  return rows.filter((item) => item.kind === kind).map(({ title }) => title);
}
