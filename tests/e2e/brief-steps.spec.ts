import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { fillBrief, fillRole, open, showMatches } from './support/job.ts';
import { press } from './support/matching.ts';
import { signedIn } from './support/people.ts';

test('a brief from scratch is published, its team asked, and taken back', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'company');
  const main = page.locator('main');
  const title = `Från början ${Date.now()}`;

  await test.step('two roles are chosen, and nothing else is known before', async () => {
    await open(page, 'sv', '/company/briefs');
    await press(page, main.locator('a[href$="/uppdragsbeskrivningar/ny"]').first(), /\/ny$/u);
    for (const role of ['social-media-strategist', 'community-manager']) {
      await page.locator(`[name=role][value=${role}]`).check();
    }
    await press(
      page,
      page.getByRole('button', { name: 'Fortsätt med de valda rollerna' }),
      /role=community-manager/u,
    );
    await expect(page.locator('[name=goal]')).toBeEmpty();
  });

  const path = await test.step('described and published', async () => {
    await fillBrief(page, title);
    for (const at of [0, 1]) await fillRole(page, at, { percent: '5', budget: '2000' });
    await showMatches(page, /matchningar/u);
    return `/company/briefs/${/[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? ''}`;
  });

  await test.step('the best team is asked, both roles at once', async () => {
    await open(page, 'sv', `${path}/matches/teams`);
    const best = page.locator('.team-card').first();
    await best.locator('summary', { hasText: 'Skriv till teamet' }).click();
    await best.locator('[name=message]').fill('Vi vill gärna börja i liten skala.');
    await press(page, best.locator('form[action="?/ask"] button'), /\/[0-9a-f-]{36}\?/u);
    for (const role of ['#role-1', '#role-2']) {
      await expect(page.locator(role)).toContainText('1 förfrågan väntar på svar');
    }
    await expectNoViolations(page, 'a brief whose team was asked');
  });

  await test.step('taken back with a reason; what was asked is over', async () => {
    await page.locator('summary', { hasText: 'Dra tillbaka' }).click();
    await page.locator('[name=reason]').fill('Budgeten drogs in.');
    await page.locator('form[action="?/withdraw"] button').click();
    await expect(page.locator('form[action="?/withdraw"]')).toHaveCount(0);
    await expect(main).toContainText('Budgeten drogs in.');
    await open(page, 'sv', path);
    await expect(page.locator('#role-1')).toContainText('Avslutad');
    await open(page, 'sv', `${path}/matches`);
    await expect(page.locator('form[action*="/ask"] button:not([formaction])')).toHaveCount(0);
  });
  await page.context().close();
});
