import { expect, test, type Page } from '@playwright/test';
import { AREAS, doAnalysis } from './support/analysis.ts';
import { signedInAs } from './support/choose.ts';
import { describeNeed, fillBrief, fillRole, open } from './support/job.ts';
import { press, type } from './support/keyboard.ts';
import { signedIn } from './support/people.ts';

const REASON =
  'Kunderna väntar på svar i dag, målgruppen är känd och vi följer upp andelen varje vecka.';

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

test('with the keyboard alone: gate, comparison, shortlist, sharing, vote', async ({ browser }) => {
  test.setTimeout(180_000);
  // A company of the demo that has no strategy.
  const page = await signedInAs(browser, 'niklas.thorell@fjardhamn.example.com');
  await open(page, 'sv', '/company/briefs/new?role=community-manager&phase=measure');
  await expect(page.locator('main')).toContainText('räknas som drift vilken fas ni än väljer');
  await fillBrief(page, `Med tangenter genom grinden ${Date.now()}`);
  await fillRole(page, 0, { percent: '5', budget: '2000' });
  await press(page, page.locator('button[name=intent][value=show]'), 'Enter', /asks=strategy/u);

  const gate = page.locator('#strategy');
  await expect(gate).toContainText('trots att fasen är Mäta och lära');
  await press(page, gate.locator('summary'), 'Enter');
  await type(page, gate.locator('[name=gate_name]'), 'Niklas Thorell');
  await type(page, gate.locator('[name=gate_title]'), 'personalchef');
  await type(page, gate.locator('[name=gate_reason]'), REASON);
  await press(page, gate.locator('form button'), 'Enter', /matchningar/u);

  const boxes = page.locator('li.match input[name="consultants[]"]');
  for (const index of [0, 1]) await press(page, boxes.nth(index), 'Space');
  await press(page, page.locator('button[formaction*="/compare"]'), 'Enter', /jamfor/u);
  await expect(page.locator('table.compare thead th')).toHaveCount(2);
  await page.goBack();
  for (const index of [0, 1]) {
    if (!(await boxes.nth(index).isChecked())) await press(page, boxes.nth(index), 'Space');
  }
  await press(page, page.locator('button[formaction*="/add"]'), 'Enter', /\/urval\?/u);

  const share = page.locator('#share');
  await type(page, share.locator('[name=question]'), 'Vem kan ni arbeta med?');
  await press(page, share.locator('form[action*="/share"] button'), 'Enter', /done=shared/u);
  await page.goto(await share.locator('[name=share_link]').inputValue());
  await type(page, page.locator('[name=department]'), 'Personal');
  await press(page, page.locator('[name="votes.0.vote"]').first(), 'Space');
  await page.keyboard.press('ArrowRight');
  await press(page, page.locator('[name="votes.1.vote"]').first(), 'Space');
  await press(page, page.locator('.ballot-send button'), 'Enter', /sent=1/u);
  await expect(page.getByRole('status')).toContainText('Svaren är sparade');
  await expect(page.locator('[name="votes.0.vote"]').nth(1)).toBeChecked();
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
