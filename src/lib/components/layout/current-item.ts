import { canonicalPath } from '$lib/i18n/paths.ts';

/**
 * Which of the navigation's addresses the visitor is on: the longest one that the page's path equals or lies under.
 * @param path the address of the page, in either language
 * @param hrefs the addresses of the items, in either language
 */
export function currentHref(path: string, hrefs: readonly string[]): string | undefined {
  const here = canonicalPath(path);
  return hrefs.filter((href) => contains(canonicalPath(href), here)).sort(byLength)[0];
}

function contains(item: string, here: string): boolean {
  return here === item || here.startsWith(`${item}/`);
}

function byLength(a: string, b: string): number {
  return canonicalPath(b).length - canonicalPath(a).length;
}
