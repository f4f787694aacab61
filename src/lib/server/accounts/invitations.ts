import { z } from 'zod';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { dayInSweden } from './day-in-sweden.ts';

/** What a link invites to, as whoever holds it may know. */
export type Invitation = {
  kind: 'company_member' | 'agency_staff';
  companyName: string | null;
  email: string;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
};

/** An invitation as the inviting side sees it. */
export type SentInvitation = {
  id: string;
  email: string;
  /** The last day the link works. */
  lastDay: IsoDate;
  isExpired: boolean;
};

const invitationRow = z
  .object({
    kind: z.enum(['company_member', 'agency_staff']),
    company_name: z.string().nullable(),
    email: z.string(),
    state: z.enum(['open', 'accepted', 'revoked', 'expired']),
  })
  .transform(({ company_name: companyName, ...row }): Invitation => ({ ...row, companyName }));

/** The invitation of a link's secret, or null when there is none. */
export async function findInvitation(db: Db, token: string): Promise<Invitation | null> {
  const [row] = unwrap(await db.rpc('find_invitation', { p_token: token }));
  return row ? invitationRow.parse(row) : null;
}

/** The invitation, if it can be used. @throws {DomainError} 404 invitation_unknown, 409 invitation_closed */
export async function getOpenInvitation(db: Db, token: string): Promise<Invitation> {
  const invitation = await findInvitation(db, token);
  if (!invitation) throw new DomainError(404, 'invitation_unknown');
  if (invitation.state !== 'open') throw new DomainError(409, 'invitation_closed');
  return invitation;
}

/**
 * The signed-in person joins. The same person may do it again.
 * @throws {DomainError} 404 invitation_unknown, 409 invitation_closed, invitation_for_other_email
 */
export async function acceptInvitation(db: Db, token: string): Promise<Invitation['kind']> {
  const kind = unwrap(await db.rpc('accept_invitation', { p_token: token }));
  return kind === 'agency_staff' ? 'agency_staff' : 'company_member';
}

/** Mails a colleague a link valid for seven days. @throws {DomainError} 403 owner_only, 400 */
export async function inviteColleague(db: Db, companyId: string, email: string): Promise<string> {
  return unwrap(await db.rpc('invite_colleague', { p_company_id: companyId, p_email: email }));
}

/** Mails one of the agency's own a link. @throws {DomainError} 404 for others than staff */
export async function inviteStaff(db: Db, email: string): Promise<string> {
  return unwrap(await db.rpc('invite_staff', { p_email: email }));
}

/** Makes an unused link worthless. @throws {DomainError} 404 when it is used, revoked or not theirs */
export async function revokeInvitation(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('revoke_invitation', { p_invitation_id: id }));
}

/**
 * Invitations neither used nor revoked, newest first; those gone out of date are among them.
 * @param companyId the company, or null for the agency's own
 */
export async function listSentInvitations(
  db: Db,
  companyId: string | null,
): Promise<SentInvitation[]> {
  const all = db.from('invitations').select('id, email, expires_at');
  const mine = companyId ? all.eq('company_id', companyId) : all.eq('kind', 'agency_staff');
  const rows = unwrap(
    await mine
      .is('accepted_at', null)
      .is('revoked_at', null)
      .order('created_at', { ascending: false })
      .limit(100),
  );
  const now = Date.now();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    lastDay: dayInSweden(row.expires_at),
    isExpired: Date.parse(row.expires_at) <= now,
  }));
}
