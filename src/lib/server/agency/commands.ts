import type { AssignmentState } from '$lib/domain/assignments/assignment.ts';
import type { ConsultantState, Verification } from '$lib/domain/consultants/profile.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Approves or turns down a profile; the consultant is told by mail.
 * @throws {DomainError} 404, 400 `reason_required` for a refusal without one, 409 `transition_refused`
 */
export async function moveConsultant(
  db: Db,
  id: string,
  to: ConsultantState,
  reason?: string,
): Promise<void> {
  const args = { p_consultant_id: id, p_to: to, p_reason: reason };
  unwrapMaybe(await db.rpc('consultant_transition', args));
}

/** Records how well a competency is proved. @throws {DomainError} 404, 400 `verification_invalid` */
export async function verifyCompetency(
  db: Db,
  consultantId: string,
  competencyId: string,
  verification: Verification,
): Promise<void> {
  const result = await db.rpc('verify_competency', {
    p_consultant_id: consultantId,
    p_competency_id: competencyId,
    p_verification: verification,
  });
  unwrapMaybe(result);
}

/**
 * Starts, finishes or cancels an assignment; both parties are told by mail. Cancelling frees the
 * consultant's time from today.
 * @throws {DomainError} 404, 400 `reason_required` for a cancellation without one, 409
 *   `transition_refused`
 */
export async function moveAssignment(
  db: Db,
  id: string,
  to: AssignmentState,
  reason?: string,
): Promise<void> {
  const args = { p_assignment_id: id, p_to: to, p_reason: reason };
  unwrapMaybe(await db.rpc('assignment_transition', args));
}
