import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { localizedHref, type Locale } from '#lib/i18n/paths.ts';
import { describeNeed, open } from './support/job.ts';
import { openBriefOf, press, unfold, versionInForce, writtenLines } from './support/matching.ts';
import { demoPerson, origin, signedIn } from './support/people.ts';

/** A brief of the company's own, on the page with its matches. */
async function ranked(browser: Browser, locale: Locale, withScript: boolean): Promise<Page> {
  const page = await signedIn(browser, 'company', {
    english: locale === 'en',
    javaScriptEnabled: withScript,
  });
  await describeNeed(page, { locale, withScript, title: `Rangordning ${locale} ${Date.now()}` });
  return page;
}

/** No violations, and nothing beside a phone of 320 px. Asking the page takes script. */
async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const { locale, withScript } of [
  { locale: 'sv', withScript: true },
  { locale: 'en', withScript: true },
  { locale: 'en', withScript: false },
] as const) {
  test(`every point is accounted for, and three are compared (${locale}, script ${withScript ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    const page = await ranked(browser, locale, withScript);
    const rows = page.locator('li.match:visible');
    expect(await rows.count()).toBeGreaterThanOrEqual(3);
    for (const index of [0, 1, 2]) {
      const row = rows.nth(index);
      await unfold(row);
      const { lines, sum } = await writtenLines(row);
      expect(lines.length).toBeGreaterThanOrEqual(6);
      expect(lines.reduce((total, line) => total + line, 0)).toBe(sum);
      const shown = Number(
        (await row.locator('.match-score .display').innerText()).replace(/\D/gu, ''),
      );
      expect(Math.abs(shown * 10 - sum)).toBeLessThanOrEqual(5);
    }
    for (const index of [0, 1, 2]) {
      await rows.nth(index).locator('input[name="consultants[]"]').check();
    }
    await press(page, page.locator('button[formaction*="/compare"]'), /jamfor|compare/u);
    const table = page.locator('table.compare');
    await expect(table.locator('thead th')).toHaveCount(3);
    const sums = await table.locator('tr.compare-sum td').allInnerTexts();
    expect(sums).toHaveLength(3);
    if (withScript) await expectReadable(page);
    await page.context().close();
  });
}

test('one is too few to compare, and the ticks are kept', async ({ browser }) => {
  const page = await ranked(browser, 'sv', false);
  const first = page.locator('input[name="consultants[]"]').first();
  await first.check();
  await page.locator('button[formaction*="/compare"]').click();
  await expect(page.locator('.error-summary')).toContainText('minst två');
  await expect(page.locator('input[name="consultants[]"]').first()).toBeChecked();
  await page.context().close();
});

test('the list says what changed since it was seen', async ({ browser }) => {
  const page = await ranked(browser, 'sv', false);
  const refresh = page.locator('a[href*="seen="]');
  await press(page, refresh, /seen=/u);
  await expect(page.locator('.notice[role=status]')).toContainText('Inget har ändrats');
  const seen = new URL(page.url());
  const [, ...others] = (seen.searchParams.get('seen') ?? '').split('-');
  seen.searchParams.set('seen', others.join('-'));
  await page.goto(seen.href);
  await expect(page.locator('.notice[role=status]')).toContainText('har tillkommit på plats 1');
  await page.context().close();
});

test('a team for several roles is proposed, with who holds which role', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const briefId = await openBriefOf(demoPerson('company').email);
  await open(page, 'sv', `/company/briefs/${briefId}/matches/teams`);
  const cards = page.locator('.team-card');
  await expect(cards).toHaveCount(3);
  await expect(cards.first().locator('h2')).toHaveText('Bästa teamet');
  await expectReadable(page);
  await page.context().close();
});

test('the agency drafts rules, sees what they do, puts them in force, and the public page changes', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency', { javaScriptEnabled: false });
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const before = await versionInForce();
  await open(page, 'sv', '/agency/matching/rules/new');
  await page.locator('[name=weight_competence]').fill('50');
  await page.locator('[name=note]').fill('Priset ska väga mer för de korta uppdragen.');
  await page.locator('form[action*="/draft"] button').last().click();
  await expect(page.locator('.error-summary')).toContainText('tillsammans bli 100. Nu blir de 90');
  await expect(page.locator('[name=note]')).toHaveValue(/Priset ska väga mer/u);
  await page.locator('[name=weight_rate]').fill('20');
  await press(page, page.locator('form[action*="/draft"] button').last(), /drafted=1/u);
  await expect(page.locator('main')).toContainText('Pris: från 10 poäng till 20 poäng');
  await expect(page.locator('main')).toContainText('Byter plats');

  const activate = page.locator('#activate');
  await press(page, activate.locator('a[href*="activate=1"]'), /activate=1/u);
  const stale = await page.context().newPage();
  await stale.goto(page.url());
  await page.locator('#activate button').first().click();
  await expect(page.locator('.error-summary')).toContainText('Kryssa i rutan');
  await page.locator('[name=confirm]').check();
  await press(page, page.locator('#activate button').first(), /activated=/u);
  const after = await versionInForce();
  expect(Number(after)).toBeGreaterThan(Number(before));

  await visitor.goto(origin() + localizedHref('/how-we-rank', 'sv'));
  await expect(visitor.locator('[data-rules-version]')).toHaveAttribute(
    'data-rules-version',
    after,
  );
  const price = visitor.locator('section[aria-labelledby=points] tr', { hasText: 'Pris' });
  await expect(price.locator('td')).toHaveText('20');
  const { lines, sum } = await writtenLines(visitor.locator('section[aria-labelledby=example]'));
  expect(lines.reduce((total, line) => total + line, 0)).toBe(sum);

  // The other tab still shows the version that was replaced; so it is refused.
  await stale.locator('[name=confirm]').check();
  await stale.locator('#activate button').first().click();
  await expect(stale.locator('[role=alert]')).toContainText('Någon annan');

  await open(page, 'sv', `/agency/matching/rules/${before}?activate=1`);
  await page.locator('[name=confirm]').check();
  await press(page, page.locator('#activate button').first(), /activated=/u);
  expect(await versionInForce()).toBe(before);
  for (const one of [page, visitor]) await one.context().close();
});

test('what was shown is in the log, place by place', async ({ browser }) => {
  const company = await ranked(browser, 'sv', true);
  const numbers = await company.locator('li.match h3').allInnerTexts();
  const agency = await signedIn(browser, 'agency');
  await open(agency, 'sv', '/agency/matching');
  await agency.locator('table a[href*="/byran/matchning/"]').first().click();
  const first = /Konsult \d+/u.exec(numbers[0] ?? '')?.[0] ?? 'missing';
  await expect(agency.locator('table').first()).toContainText(first);
  await expectReadable(agency);
  for (const page of [company, agency]) await page.context().close();
});
