import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { demoPerson, origin, signedIn, signIn } from './support/people.ts';

/** Late invoices of the demo: one that was reminded twice with a claim, and one that is paused. */
const LATE = '10006';
const CLAIM = '900001';
const PAUSED = '10007';
const PAYER = 'lovisa@vindogat.example.com';

test('the agency reminds, pauses, goes on and withdraws a claim; the company sees what is asked', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency');

  await test.step('the last reminder is sent at once and stands among the sent', async () => {
    await open(page, 'sv', '/agency/reminders');
    await expectNoViolations(page, 'reminders');
    await page
      .locator('tr', { hasText: LATE })
      .getByRole('button', { name: /Skicka/u })
      .click();
    await expect(page.getByRole('status')).toContainText('skickad');
    await expect(page.locator('main')).toContainText('Sista påminnelsen');
    await expect(page.locator('tr', { hasText: LATE }).getByRole('button')).toHaveCount(0);
  });

  await test.step('a pause can be ended, and begun again with a reason', async () => {
    await open(page, 'sv', `/agency/invoices?q=${PAUSED}`);
    await page.getByRole('link', { name: PAUSED }).first().click();
    await page.locator('form[action="?/resume"] button').click();
    await expect(page.locator('form[action="?/remind"]')).toBeVisible();
    await page.locator('details:has(form[action="?/pause"]) > summary').click();
    await page.locator('form[action="?/pause"] button').click();
    await expect(page.locator('[name=pause_reason]')).toHaveAttribute('aria-invalid', 'true');
    await page.locator('[name=pause_reason]').fill('Betalas enligt plan');
    await page.locator('form[action="?/pause"] button').click();
    await expect(page.locator('main')).toContainText('Betalas enligt plan');
    await expect(page.locator('form[action="?/remind"]')).toHaveCount(0);
  });

  await test.step('the company sees reminders and claim, and they lead to each other', async () => {
    const company = await (await browser.newContext()).newPage();
    await signIn(company, PAYER, demoPerson('company').password);
    await company.goto(`${origin()}/foretaget/fakturor`);
    await company.getByRole('link', { name: LATE }).click();
    await expect(company.locator('main')).toContainText('Sista påminnelsen');
    await company
      .locator('main')
      .getByRole('link', { name: new RegExp(CLAIM, 'u') })
      .click();
    await expect(company.locator('h1')).toContainText(CLAIM);
    await expect(company.locator('main')).toContainText(LATE);
    await expectNoViolations(company, 'claim');
    await company.goto(`${origin()}/foretaget/kontoutdrag`);
    await expect(company.locator('main')).toContainText(CLAIM);
    await expectNoViolations(company, 'statement');
  });

  await test.step('a claim is withdrawn with a reason, and owed no longer', async () => {
    await open(page, 'sv', `/agency/invoices?q=${CLAIM}`);
    await page.getByRole('link', { name: CLAIM }).first().click();
    await page.locator('details:has(form[action*="withdraw"]) > summary').click();
    await page
      .locator('form[action*="withdraw"] [name=withdraw_reason]')
      .fill('Vi var sena själva');
    await page.locator('form[action*="withdraw"] button').click();
    await expect(page.locator('#payments')).toContainText('0,00');
    await expect(page.locator('main')).toContainText('Vi var sena själva');
  });
});
