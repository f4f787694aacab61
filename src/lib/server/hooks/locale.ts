import { AsyncLocalStorage } from 'node:async_hooks';
import { redirect, type Handle } from '@sveltejs/kit';
import { canonicalPath, isUnlocalized, localeOfPath, localizedPath } from '$lib/i18n/paths.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? 'sv');

/** Runs the request in the language of its address, and moves a mixed address to its proper form. */
export const handleLocale: Handle = async ({ event, resolve }) => {
  const { pathname, search } = event.url;
  const locale = localeOfPath(pathname);
  event.locals.locale = locale;
  const proper = localizedPath(canonicalPath(pathname), locale);
  if (proper !== pathname && !isUnlocalized(pathname) && event.request.method === 'GET') {
    if (!event.isDataRequest) redirect(308, proper + search);
  }
  return current.run(locale, () =>
    resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) }),
  );
};
