import { LOCALES, localizedPath } from '$lib/i18n/paths.ts';
import { listRoleIds } from '$lib/server/catalogue/queries.ts';
import type { RequestHandler } from './$types.js';

const PAGES = [
  '/',
  '/roles',
  '/needs-analysis',
  '/consultants',
  '/how-we-rank',
  '/sign-up',
  '/sign-up/company',
  '/sign-up/consultant',
  '/privacy',
  '/terms',
  '/accessibility',
];

/** Public pages in both languages, each with its other language (sitemaps.org, hreflang as links). */
export const GET: RequestHandler = async ({ locals, url }) => {
  const roles = (await listRoleIds(locals.supabase)).map((id) => `/roles/${id}`);
  const entries = [...PAGES, ...roles].flatMap((path) => entriesOf(path, url.origin));
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
  return new Response(body, {
    headers: { 'content-type': 'application/xml', 'cache-control': 'public, max-age=3600' },
  });
};

function entriesOf(path: string, origin: string): string[] {
  const links = LOCALES.map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${origin}${localizedPath(path, locale)}"/>`,
  ).join('');
  return LOCALES.map(
    (locale) => `  <url><loc>${origin}${localizedPath(path, locale)}</loc>${links}</url>`,
  );
}
