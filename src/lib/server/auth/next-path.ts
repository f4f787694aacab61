/**
 * Where to go after signing in, when it is a page of this site. Anything that could lead elsewhere
 * (another host, `//host`, backslashes, a scheme) gives null.
 * @param next a path, or a whole address as the auth server puts into its mails
 * @param origin the site's own origin, such as `https://rollkoll.example`
 * @returns path, query and fragment
 */
export function localPath(next: string | null | undefined, origin: string): string | null {
  if (!next || !(next.startsWith('/') || next.startsWith(`${origin}/`))) return null;
  if (!URL.canParse(next, origin)) return null;
  const url = new URL(next, origin);
  // A normalised path may begin with two slashes ("/.//host"), which a browser reads as a host.
  if (url.origin !== origin || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}
