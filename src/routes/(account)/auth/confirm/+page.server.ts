import { redirect } from '@sveltejs/kit';
import { canonicalPath, localeOfPath, localizedHref } from '$lib/i18n/paths.ts';
import { confirmLinkSchema } from '$lib/schemas/confirm-link.ts';
import { confirmLink } from '$lib/server/accounts/confirm.ts';
import { localPath } from '$lib/server/auth/next-path.ts';
import { env } from '$lib/server/env.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

/** Only shows a button: programs that look through mail follow links, and would use this one up. */
export const load = guardedLoad(noGuard, async ({ event: { url, setHeaders } }) => {
  const query = new URLSearchParams(url.searchParams);
  const next = localPath(query.get('next'), env().ORIGIN);
  if (query.has('next')) {
    query.delete('next');
    if (next) query.set('to', canonicalPath(next));
    redirect(303, localizedHref(`/auth/confirm?${query}`, localeOfPath(next ?? '/')));
  }
  setHeaders({ 'cache-control': 'private, no-store' });
  return { link: confirmLinkSchema.safeParse(Object.fromEntries(query)).data ?? null };
});

export const actions = {
  default: formAction(noGuard, confirmLinkSchema, async ({ event, data }) => {
    redirect(303, localizedHref(await confirmLink(event, data), event.locals.locale));
  }),
};
