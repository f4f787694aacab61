import type { RequestEvent } from '@sveltejs/kit';
import { findAccess, type Access } from '$lib/server/auth/access.ts';
import { chooseCompany } from '$lib/server/auth/account-cookies.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { claimFromDevice } from '$lib/server/diagnosis/device.ts';
import { savePerson } from './commands.ts';
import { acceptInvitation } from './invitations.ts';

/**
 * The signed-in person accepts an invitation and starts working in the company it was for.
 * @param name asked for when the sign-up was not finished
 * @returns the canonical path of the new workplace
 * @throws {DomainError} 400 name_invalid, 404 invitation_unknown, 409 invitation_closed,
 *   invitation_for_other_email
 */
export async function joinByInvitation(
  event: RequestEvent,
  before: Access | null,
  token: string,
  name: string | undefined,
): Promise<string> {
  const { supabase, locale } = event.locals;
  if (!before) {
    if (!name) throw new DomainError(400, 'name_invalid');
    await savePerson(supabase, name, locale);
  }
  const kind = await acceptInvitation(supabase, token);
  if (kind === 'agency_staff') return '/agency';
  const known = new Set(before?.companies.map(({ id }) => id));
  const after = await findAccess(supabase);
  const joined = after?.companies.find(({ id }) => !known.has(id));
  if (joined) chooseCompany(event.cookies, joined.id);
  await claimFromDevice(event, after);
  return '/company';
}
