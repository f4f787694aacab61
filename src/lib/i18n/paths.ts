import { SWEDISH_SEGMENTS } from './segments.ts';

export type Locale = 'sv' | 'en';
export const LOCALES: readonly Locale[] = ['sv', 'en'];

const CANONICAL_SEGMENTS = new Map(
  Object.entries(SWEDISH_SEGMENTS).map(([canonical, swedish]) => [swedish, canonical]),
);

/** Addresses that machines read; they exist once and carry no language. */
const UNLOCALIZED = /^\/(_app|api|webhooks|health|sitemap\.xml|robots\.txt|favicon)/u;

/** @returns true when the path is for machines and has no language of its own. */
export function isUnlocalized(path: string): boolean {
  return UNLOCALIZED.test(path);
}

/** @returns the language that an address is written in. */
export function localeOfPath(path: string): Locale {
  return path === '/en' || path.startsWith('/en/') ? 'en' : 'sv';
}

/**
 * Turns an address as the visitor sees it into the canonical route path.
 * `/roller/community-manager` and `/en/roles/community-manager` both give `/roles/community-manager`.
 */
export function canonicalPath(path: string): string {
  if (isUnlocalized(path)) return path;
  if (localeOfPath(path) === 'en') return path.slice('/en'.length) || '/';
  return mapSegments(path, (segment) => CANONICAL_SEGMENTS.get(segment) ?? segment);
}

/** Turns a canonical route path into the address in the given language. */
export function localizedPath(canonical: string, locale: Locale): string {
  if (isUnlocalized(canonical)) return canonical;
  if (locale === 'en') return canonical === '/' ? '/en' : `/en${canonical}`;
  return mapSegments(canonical, (segment) => SWEDISH_SEGMENTS[segment] ?? segment);
}

/** Localizes a canonical address that may carry a query and a fragment. */
export function localizedHref(canonical: string, locale: Locale): string {
  const end = canonical.search(/[?#]/u);
  if (end < 0) return localizedPath(canonical, locale);
  return localizedPath(canonical.slice(0, end), locale) + canonical.slice(end);
}

function mapSegments(path: string, map: (segment: string) => string): string {
  return path.split('/').map(map).join('/');
}
