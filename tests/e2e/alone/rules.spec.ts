import { expect, test } from '@playwright/test';
import { localizedHref } from '#lib/i18n/paths.ts';
import { open } from '../support/job.ts';
import { press, ranked, versionInForce, writtenLines } from '../support/matching.ts';
import { origin, signedIn } from '../support/people.ts';

// The rules of ranking are one for everybody: whoever reads a list while they change reads another one.

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
