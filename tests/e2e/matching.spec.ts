import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open } from './support/job.ts';
import { openBriefOf, press, ranked, unfold, writtenLines } from './support/matching.ts';
import { demoPerson, signedIn } from './support/people.ts';

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

for (const withScript of [true, false]) {
  test(`what would change the order follows the list (script ${withScript ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    const page = await ranked(browser, 'sv', withScript);
    const changes = page.locator('#changes');
    if (!withScript) {
      await expect(changes).toContainText('Räknar');
      await press(page, changes.locator('a'), /changes=1/u);
    }
    await expect(changes).toContainText(/blir det så här|Ingen enskild ändring/u);
    await expect(changes).not.toContainText('Räknar');
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

test('what was shown is in the log, place by place', async ({ browser }) => {
  const company = await ranked(browser, 'sv', true);
  const numbers = await company.locator('li.match h3').allInnerTexts();
  const agency = await signedIn(browser, 'agency');
  await open(agency, 'sv', '/agency/matching');
  await agency.locator('table a[href*="/byran/matchning/"]').first().click();
  const first = /Konsult \d+/u.exec(numbers[0] ?? '')?.[0] ?? 'missing';
  await expect(agency.locator('table').first()).toContainText(first);
  const candidates = agency.locator('#candidates');
  await candidates.getByLabel('Konsultens nummer').fill(/\d+/u.exec(first)?.[0] ?? '');
  await candidates.getByRole('button', { name: 'Slå upp' }).click();
  await expect(candidates).toContainText(`${first}: rangordnad`);
  await candidates.getByLabel('Konsultens nummer').fill('1');
  await candidates.getByRole('button', { name: 'Slå upp' }).click();
  await expect(candidates).toContainText('1 var inte med bland kandidaterna.');
  await expectReadable(agency);
  for (const page of [company, agency]) await page.context().close();
});
