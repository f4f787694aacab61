import { redirect, type RequestHandler } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { signOut } from '$lib/server/accounts/sessions.ts';
import { localPath } from '$lib/server/auth/next-path.ts';
import { env } from '$lib/server/env.ts';

/** An address in a bar or a prefetched link signs nobody out. */
export const GET: RequestHandler = ({ locals }) => {
  redirect(303, localizedHref('/', locals.locale));
};

export const POST: RequestHandler = async (event) => {
  const next = (await event.request.formData()).get('next');
  await signOut(event);
  const path = localPath(typeof next === 'string' ? next : null, env().ORIGIN);
  redirect(303, path ?? localizedHref('/', event.locals.locale));
};
