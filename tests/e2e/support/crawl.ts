import type { Page } from '@playwright/test';
import { canonicalPath } from '#lib/i18n/paths.ts';
import { origin } from './people.ts';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const NOT_PAGES =
  /\/(pdf|xml|sie|file|export|exportera|receipt|kvitto|ec-sales|periodisk-sammanstallning)$|\/run\/draft\/|\/korning\/utkast\/|^\/(health|sitemap\.xml|robots\.txt|auth\/)|\.csv$/u;

/** An address as its route: canonical words, ids and slugs as placeholders, no query. */
export function patternOf(path: string): string {
  return canonicalPath(path)
    .replaceAll(ID, ':id')
    .replace(/^\/roles\/[^/]+$/u, '/roles/:slug')
    .replace(/\/\d{4}-W\d{2}$/u, '/:week')
    .replace(/\/ledger\/months\/[^/]+$/u, '/ledger/months/:month')
    .replace(/\/ledger\/accounts\/\d+$/u, '/ledger/accounts/:account')
    .replace(/\/rules\/\d+$/u, '/rules/:version')
    .replace(/\/(questions|answer)\/\d+$/u, '/$1/:step')
    .replace(/\/(invitations|invited|shared)\/[^/]+$/u, '/$1/:token');
}

/** Things of one kind are in different states and lead to different pages. */
const MOST = 6;

/**
 * Follows every link a person can reach from the given pages, one address for each of the routes
 * that are theirs to look at.
 * @returns the addresses visited, by route
 */
export async function crawl(
  page: Page,
  starts: readonly string[],
  isOurs: (route: string) => boolean,
  visit: (path: string) => Promise<void>,
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const opened = new Set<string>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path);
    if (opened.has(path) || !isOurs(pattern) || timesOpened(opened, pattern) >= MOST) continue;
    opened.add(path);
    const response = await page.goto(origin() + path);
    if (response?.status() !== 200) {
      throw new Error(`${path}: ${response?.status() ?? 'no answer'}`);
    }
    waiting.push(...(await links(page)));
    if (!seen.has(pattern)) await visit(path);
    seen.set(pattern, path);
  }
  return seen;
}

function timesOpened(opened: ReadonlySet<string>, pattern: string): number {
  return [...opened].filter((path) => patternOf(path) === pattern).length;
}

async function links(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  return hrefs
    .filter((href) => href.startsWith(origin()))
    .map((href) => new URL(href).pathname)
    .filter((path) => !path.startsWith('/en') && !NOT_PAGES.test(path));
}
