import { AsyncLocalStorage } from 'node:async_hooks';

const wanted = new AsyncLocalStorage<string>();

/** Runs a request so that the mails it sends know the page it asked to come back to. */
export function withRedirect<T>(request: Request, work: () => T): T {
  return wanted.run(new URL(request.url).searchParams.get('redirect_to') ?? '', work);
}

/**
 * The library puts the site's address where templates ask for `{{ .RedirectTo }}`. This puts in
 * the page that the request named, when it is a page of the site, as Supabase does.
 */
export function insertRedirect(html: string, siteUrl: string): string {
  const page = wanted.getStore();
  if (!page || !URL.canParse(page) || new URL(page).origin !== new URL(siteUrl).origin) return html;
  return html.replaceAll(`next=${siteUrl}"`, `next=${encodeURIComponent(page)}"`);
}
