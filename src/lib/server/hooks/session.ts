import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { isUnlocalized } from '$lib/i18n/paths.ts';
import { findAccess } from '$lib/server/auth/access.ts';
import { createRequestClient } from '$lib/server/db/client.ts';
import { logFault } from './faults.ts';

export type SessionUser = { id: string; email: string };

/**
 * Gives the request its database client and finds out who asks. The token is checked by the auth
 * server (`getUser`), never merely decoded; visitors without a session cookie cost nothing.
 When it does not answer, nobody is taken for
 * signed out: the guards answer 503.
 */
export const handleSession: Handle = async ({ event, resolve }) => {
  event.locals.supabase = createRequestClient(event.cookies);
  event.locals.user = null;
  event.locals.access = null;
  event.locals.isUnavailable = false;
  if (!isUnlocalized(event.url.pathname) && hasSessionCookie(event.cookies.getAll())) {
    await findOut(event);
  }
  return resolve(event, {
    filterSerializedResponseHeaders: (name) =>
      name === 'content-range' || name === 'x-supabase-api-version',
  });
};

async function findOut({ locals, route }: RequestEvent): Promise<void> {
  const { data, error } = await locals.supabase.auth.getUser();
  if (error && isOutage(error)) locals.isUnavailable = true;
  if (!data.user) return;
  try {
    locals.access = await findAccess(locals.supabase);
    locals.user = { id: data.user.id, email: data.user.email ?? '' };
  } catch (cause) {
    locals.isUnavailable = true;
    logFault({ locals, route }, 503, cause);
  }
}

function isOutage(error: AuthError): boolean {
  return isAuthRetryableFetchError(error) || (error.status ?? 0) >= 500;
}

function hasSessionCookie(cookies: readonly { name: string }[]): boolean {
  return cookies.some(({ name }) => /^sb-.+-auth-token/u.test(name));
}
