import { canonicalPath } from '$lib/i18n/paths.ts';

/**
 * Which of the navigation's addresses the visitor is on: the longest one that the page's path equals or lies under.
 * @param path the address of the page, in either language
 * @param hrefs the addresses of the items, in either language
 * @param home the first page of a workplace, when an item leads to it: only the page itself is there
 */
export function currentHref(
  path: string,
  hrefs: readonly string[],
  home?: string,
): string | undefined {
  const here = canonicalPath(path);
  return hrefs.filter((href) => isAt(href, here, home)).sort(byLength)[0];
}

/** Every page of a workplace lies under its home, which says nothing about where in it one is. */
function isAt(href: string, here: string, home: string | undefined): boolean {
  const item = canonicalPath(href);
  return href === home ? item === here : contains(item, here);
}

function contains(item: string, here: string): boolean {
  return here === item || here.startsWith(`${item}/`);
}

function byLength(a: string, b: string): number {
  return canonicalPath(b).length - canonicalPath(a).length;
}
