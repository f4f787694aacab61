import { expect, test, type Locator, type Page } from '@playwright/test';
import { AREAS, doAnalysis } from './support/analysis.ts';
import { describeNeed, open } from './support/job.ts';
import { signedIn } from './support/people.ts';

/** More stops than any page has. */
const MOST_STOPS = 250;

/** Goes on with the Tab key until the thing has focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key never came to it');
}

async function press(page: Page, target: Locator, key: 'Space' | 'Enter', leadsTo?: RegExp) {
  await tabTo(page, target);
  await Promise.all([...(leadsTo ? [page.waitForURL(leadsTo)] : []), page.keyboard.press(key)]);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

test('with the keyboard alone: analysis, result, brief, matches, request', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'company');
  await open(page, 'sv', '/needs-analysis/questions/1');
  const next = page.locator('button[name=direction][value=next]');
  for (let area = 1; area <= AREAS; area += 1) {
    for (const question of [2 * area - 1, 2 * area]) {
      await press(page, page.locator(`input[name=q${question}]`).first(), 'Space');
    }
    await press(page, next, 'Enter', new RegExp(`/${area + 1}$`, 'u'));
  }
  for (const question of ['goal', 'intent', 'size', 'hours']) {
    await press(page, page.locator(`input[name=${question}]`).first(), 'Space');
  }
  await press(page, next, 'Enter', /behovsanalyser\/[0-9a-f-]{36}/u);

  const fromAnalysis = page.locator('a[href*="analysis="]').first();
  await press(page, fromAnalysis, 'Enter', /uppdragsbeskrivningar\/ny/u);
  await type(page, page.locator('[name=title]'), `Med tangenterna ${Date.now()}`);
  for (const box of await page.locator('[name$=".is_unknown"]').all())
    await press(page, box, 'Space');
  for (const field of await page.locator('[name$=".budget"]').all())
    await type(page, field, '2000');
  await type(page, page.locator('[name=decider_name]'), 'Elin Sandahl');
  await type(page, page.locator('[name=decider_title]'), 'marknadschef');
  const modes = page.locator('[name=work_mode]');
  if (!(await page.locator('[name=work_mode]:checked').count()))
    await press(page, modes.first(), 'Space');
  await press(page, page.locator('button[name=intent][value=show]'), 'Enter', /matchningar/u);

  await press(page, page.locator('li.match input[name="consultants[]"]').first(), 'Space');
  const ask = page.locator(
    'form[action*="/ask"] button:visible:not([aria-hidden]):not([formaction])',
  );
  await press(page, ask.first(), 'Enter', /sent=1/u);
  await page.context().close();
});

/** On paper nothing is left that can be pressed, nor the way around the site. */
async function expectPrintable(page: Page, kept: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('main')).toContainText(kept);
  for (const role of ['button', 'navigation', 'textbox'] as const) {
    const left = await page.getByRole(role).filter({ visible: true }).allInnerTexts();
    expect(left, role).toEqual([]);
  }
  await page.emulateMedia({ media: 'screen' });
}

test('the result and the brief are fit for paper', async ({ browser }) => {
  test.setTimeout(120_000);
  const visitor = await (await browser.newContext()).newPage();
  await doAnalysis(visitor, 'sv', '1');
  await expectPrintable(visitor, 'Strateg för sociala medier');
  const company = await signedIn(browser, 'company');
  await doAnalysis(company, 'sv', '2');
  await expectPrintable(company, 'Kollegornas svar');
  const title = `På papper ${Date.now()}`;
  const id = await describeNeed(company, { locale: 'sv', title, withScript: true });
  await open(company, 'sv', `/company/briefs/${id}`);
  await expectPrintable(company, 'Community manager');
  for (const page of [visitor, company]) await page.context().close();
});
