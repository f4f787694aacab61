import type { Invitation } from '$lib/domain/diagnosis/view.ts';
import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import { dayInSweden } from '$lib/server/accounts/day-in-sweden.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { env } from '$lib/server/env.ts';
import type { SavedDiagnosis } from './queries.ts';

/** The invitations to answer a saved analysis, oldest first; those revoked unanswered are left out. */
export async function listInvitations(
  db: Db,
  { id, responses }: Pick<SavedDiagnosis, 'id' | 'responses'>,
): Promise<Invitation[]> {
  const all = db
    .from('diagnosis_invitations')
    .select('id, name, expires_at, revoked_at')
    .eq('diagnosis_id', id);
  const rows = unwrap(await all.order('created_at').order('id'));
  const invitations = rows.map((row): Invitation => ({
    ...{ id: row.id, name: row.name, state: stateOf(row) },
    expiresOn: dayInSweden(row.expires_at),
    answeredOn: responses.find(({ invitationId }) => invitationId === row.id)?.answeredOn ?? null,
  }));
  return invitations.filter(({ state, answeredOn }) => state !== 'revoked' || answeredOn !== null);
}

function stateOf(row: { expires_at: string; revoked_at: string | null }): Invitation['state'] {
  if (row.revoked_at) return 'revoked';
  return Date.parse(row.expires_at) > Date.now() ? 'open' : 'expired';
}

/**
 * Makes a link for one colleague.
 * @returns its whole address, which nobody can find out again
 * @throws {DomainError} 404, 400 diagnosis_invitee_invalid, 409 diagnosis_too_many_invitations
 */
export async function inviteColleague(
  db: Db,
  locale: Locale,
  id: string,
  name: string,
): Promise<string> {
  const token = unwrap(await db.rpc('invite_to_diagnosis', { p_diagnosis_id: id, p_name: name }));
  return env().ORIGIN + localizedHref(`/needs-analysis/invited/${token}`, locale);
}

/** Ends an invitation's link; answers already given stay. @throws {DomainError} 404 */
export async function revokeInvitation(db: Db, invitationId: string): Promise<void> {
  unwrapMaybe(await db.rpc('revoke_diagnosis_invitation', { p_invitation_id: invitationId }));
}
