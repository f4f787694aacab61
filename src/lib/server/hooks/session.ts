import type { Handle } from '@sveltejs/kit';
import { isUnlocalized } from '$lib/i18n/paths.ts';
import { findAccess } from '$lib/server/auth/access.ts';
import { createRequestClient } from '$lib/server/db/client.ts';

export type SessionUser = { id: string; email: string };

/**
 * Gives the request its database client and finds out who asks. The token is checked by the auth
 * server (`getUser`), never merely decoded; visitors without a session cookie cost nothing.
 */
export const handleSession: Handle = async ({ event, resolve }) => {
  event.locals.supabase = createRequestClient(event.cookies);
  event.locals.user = null;
  event.locals.access = null;
  if (!isUnlocalized(event.url.pathname) && hasSessionCookie(event.cookies.getAll())) {
    const { data } = await event.locals.supabase.auth.getUser();
    if (data.user) {
      event.locals.user = { id: data.user.id, email: data.user.email ?? '' };
      event.locals.access = await findAccess(event.locals.supabase);
    }
  }
  return resolve(event, {
    filterSerializedResponseHeaders: (name) =>
      name === 'content-range' || name === 'x-supabase-api-version',
  });
};

function hasSessionCookie(cookies: readonly { name: string }[]): boolean {
  return cookies.some(({ name }) => /^sb-.+-auth-token/u.test(name));
}
