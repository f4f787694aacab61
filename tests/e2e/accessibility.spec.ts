import { expect, test, type Page } from '@playwright/test';
import { filesBelow } from '../architecture/files.ts';
import { doAnalysis, shareResult } from './support/analysis.ts';
import { expectNoViolations, expectWordsInPlace } from './support/axe.ts';
import { crawl, patternOf } from './support/crawl.ts';
import { origin, signedIn } from './support/people.ts';

const WORKPLACE = /^\/(company|consultant|agency|account)(\/|$)/u;
const PEOPLE = [
  {
    who: 'visitor',
    starts: ['/', '/logga-in', '/skapa-konto'],
    isOurs: (route: string) => !WORKPLACE.test(route),
  },
  {
    who: 'company',
    starts: ['/foretaget'],
    isOurs: (route: string) => /^\/(company|account)(\/|$)/u.test(route),
  },
  {
    who: 'consultant',
    starts: ['/konsult'],
    isOurs: (route: string) => /^\/consultant(\/|$)/u.test(route),
  },
  { who: 'agency', starts: ['/byran'], isOurs: (route: string) => /^\/agency(\/|$)/u.test(route) },
];

/** Pages that no link leads to: a form does, a link in a mail, or a payment on its way. */
const BY_FORM_MAIL_OR_PAYMENT = new Set([
  // Reached by a colleague's own link; held against the rules in both languages in invited.spec.ts.
  '/needs-analysis/invited/:token',
  '/needs-analysis/invited/:token/:step',
  '/account/password',
  '/account/start',
  '/auth/confirm',
  '/company/briefs/:id/matches/compare',
  '/company/invoices/:id/paid',
  '/invitations/:token',
  '/sign-up/sent',
  '/votes/:id',
]);

/** The page's other language, and that it leads back. */
async function expectOtherLanguage(page: Page, path: string): Promise<void> {
  const english = await page.locator('a[hreflang=en]').first().getAttribute('href');
  expect.soft(english, `${path} names its English page`).toBeTruthy();
  const response = await page.goto(origin() + (english ?? '/en'));
  expect.soft(response?.status(), `${english} answers`).toBe(200);
  expect.soft(await page.locator('html').getAttribute('lang')).toBe('en');
  expect.soft(patternOf(new URL(page.url()).pathname)).toBe(patternOf(path));
  await expectWordsInPlace(page, english ?? '');
}

for (const { who, starts, isOurs } of PEOPLE) {
  test(`${who}: every page is accessible, in both languages, schemes and widths`, async ({
    browser,
  }) => {
    test.setTimeout(1_800_000);
    const page =
      who === 'visitor'
        ? await (await browser.newContext()).newPage()
        : await signedIn(browser, who);
    const shared = who === 'visitor' ? [await sharedResult(page)] : [];
    const seen = await crawl(page, [...starts, ...shared], isOurs, async (path) => {
      await expectNoViolations(page, path);
      await expectOtherLanguage(page, path);
    });
    const missed = routesOf(who).filter(
      (route) => !BY_FORM_MAIL_OR_PAYMENT.has(route) && !seen.has(route),
    );
    expect(missed).toEqual([]);
    await page.context().close();
  });
}

/** A result of their own, which makes it reachable, and the private link to it. */
async function sharedResult(page: Page): Promise<string> {
  await doAnalysis(page, 'sv');
  return shareResult(page);
}

/** The routes that a person of this kind must be able to reach by links. */
function routesOf(who: string): string[] {
  const group = who === 'visitor' ? /\((public|account)\)/u : new RegExp(`\\(${who}\\)`, 'u');
  return filesBelow('src/routes')
    .filter((file) => file.endsWith('+page.svelte') && group.test(file))
    .map(
      (file) =>
        file
          .replace(/^src\/routes/u, '')
          .replace('/+page.svelte', '')
          .replaceAll(/\/\([a-z]+\)/gu, '') || '/',
    )
    .map((route) =>
      route
        .replace('[week=week]', ':week')
        .replace('[step=step]', ':step')
        .replace('[month=month]', ':month')
        .replace('[account=account]', ':account')
        .replace('[version=whole]', ':version')
        .replace(/\[slug\]/u, ':slug')
        .replace(/\[token\]/u, ':token')
        .replaceAll(/\[[a-z]+=uuid\]/gu, ':id'),
    )
    .filter((route) => who !== 'visitor' || !route.startsWith('/account'));
}
