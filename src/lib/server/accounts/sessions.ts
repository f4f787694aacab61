import type { RequestEvent } from '@sveltejs/kit';
import { findAccess, type Access } from '$lib/server/auth/access.ts';
import { unwrapAuth } from '$lib/server/auth/auth-error.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';

/**
 * Signs in by password; the session lies in cookies afterwards.
 * @throws {DomainError} 400 credentials_wrong, 403 email_not_confirmed, 429 too_many_tries
 */
export async function signIn(
  event: RequestEvent,
  { email, password }: { email: string; password: string },
): Promise<Access | null> {
  await takeTry(event, 'sign_in', email);
  const { supabase } = event.locals;
  unwrapAuth(await supabase.auth.signInWithPassword({ email, password }));
  return findAccess(supabase);
}

/**
 * Exchanges a present password for a new one.
 * @throws {DomainError} 400 credentials_wrong, password_weak, password_same, 429 too_many_tries
 */
export async function changePassword(
  event: RequestEvent,
  user: { id: string; email: string },
  { password, newPassword }: { password: string; newPassword: string },
): Promise<void> {
  await takeTry(event, 'password', user.id);
  const { auth } = event.locals.supabase;
  unwrapAuth(await auth.signInWithPassword({ email: user.email, password }));
  await setPassword(event, newPassword);
}

/** Sets a new password and ends the person's sessions everywhere else. @throws {DomainError} 400 */
export async function setPassword(event: RequestEvent, newPassword: string): Promise<void> {
  const { auth } = event.locals.supabase;
  unwrapAuth(await auth.updateUser({ password: newPassword }));
  // The password is changed whatever becomes of this; a session left over ends by itself.
  await auth.signOut({ scope: 'others' });
}

/** Ends this session. A session that is over already is no fault. */
export async function signOut(event: RequestEvent): Promise<void> {
  await event.locals.supabase.auth.signOut({ scope: 'local' });
}
