import { expect, test, type Page } from '@playwright/test';
import { answerArea, answerContext, AREAS, go } from './support/analysis.ts';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';

/** Answers every screen; `answers` says what each area's two questions get, `skip` leaves them out. */
async function answerAll(page: Page, answers: readonly string[]): Promise<void> {
  await open(page, 'sv', '/needs-analysis/questions/1');
  for (let area = 1; area <= AREAS; area += 1) {
    await answerArea(page, area, answers[area - 1] ?? 'skip');
    await go(page, 'next', new RegExp(`/${area + 1}$`, 'u'));
  }
  await answerContext(page);
  await go(page, 'next', /behovsanalys\/resultat\//u);
}

test('answers that contradict each other are kept, and the result says that they do', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext()).newPage();
  await answerAll(page, ['4', '2', '2', '2', '0', '2', '2']);
  const main = page.locator('main');
  await expect(main).toContainText('Svaren pekar åt olika håll');
  await expect(main).toContainText('Roller som passar nu');
  await page.locator('a[hreflang=en]').first().click();
  await expect(main).toContainText('The answers point in different directions');
  await page.context().close();
});

test('too few answers give levels and what is missing, no advice; more answers give it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await answerAll(page, ['1', '1', '1', '1', 'skip', 'skip', 'skip']);
  const main = page.locator('main');
  await expect(main).toContainText('För få svar för en rekommendation');
  await expect(main).toContainText('Vad mäter ni?');
  await expect(main).not.toContainText('Roller som passar nu');
  await main.getByRole('button', { name: 'Svara på fler frågor' }).click();
  await expect(page).toHaveURL(/\/5$/u);
  for (let area = 5; area <= AREAS; area += 1) {
    await answerArea(page, area, '1');
    await go(page, 'next', new RegExp(`/${area + 1}$`, 'u'));
  }
  await go(page, 'next', /behovsanalys\/resultat\//u);
  await expect(main).not.toContainText('För få svar');
  await expect(main).toContainText('Roller som passar nu');
  await page.context().close();
});

test('a result of too few answers is accessible', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext()).newPage();
  await answerAll(page, ['3', '3', 'skip', 'skip', 'skip', 'skip', 'skip']);
  await expectNoViolations(page, 'too few answers');
  await page.context().close();
});
