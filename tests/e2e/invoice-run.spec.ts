import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { signedIn } from './support/people.ts';

/** A company of the demo with approved time that no other spec invoices. */
const COMPANY = 'Fjärdhamn Logistik AB';

const panel = (page: Page) => page.locator('section.panel', { hasText: COMPANY });
const issue = (page: Page) => page.getByRole('button', { name: 'Utfärda valda fakturor' }).click();

test('the agency looks at a run, issues what it chose and opens the documents', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency');

  await test.step('an earlier run says which invoice failed and why, and leads on', async () => {
    await open(page, 'sv', '/agency/invoices/run');
    await page.locator('table tbody a[href*="/korning/"]').last().click();
    const failed = page.locator('tr', { hasText: 'Misslyckades' });
    await expect(failed).toContainText('Beloppet har ändrats sedan det visades');
    await expectNoViolations(page, 'run with a failed invoice');
    await page.getByRole('link', { name: 'Se förhandsvisningen på nytt' }).click();
    await expect(page.locator('h1')).toContainText('Fakturakörning');
  });

  await test.step('with nothing chosen nothing is issued', async () => {
    for (const box of await page.locator('[name="choices[]"]').all()) await box.uncheck();
    await issue(page);
    await expect(page.locator('main')).toContainText('Kryssa för minst en faktura');
    await expect(page.locator('h1')).toContainText('Fakturakörning');
  });

  let amount = '';
  await test.step('the preview shows the invoice as it will be', async () => {
    await panel(page).locator('summary').click();
    amount = await panel(page).locator('strong').first().innerText();
    await expect(panel(page).locator('table tfoot')).toContainText(amount);
    await expectNoViolations(page, 'preview of a run');
    await panel(page).locator('[name="choices[]"]').check();
    await issue(page);
    await page.waitForURL(/korning\/[0-9a-f-]{36}/u);
  });

  await test.step('it is issued with the amount that was shown, and its documents open', async () => {
    const row = page.locator('tr', { hasText: COMPANY });
    await expect(row).toContainText('Utfärdad', { timeout: 60_000 });
    await expect(row).toContainText(amount);
    await row.locator('a[href*="/fakturor/"]').click();
    await expect(page.locator('h1')).toContainText('Faktura');
    for (const [file, type] of [
      ['pdf', 'application/pdf'],
      ['xml', 'xml'],
    ] as const) {
      const href = await page.locator(`a[href$="/${file}"]`).first().getAttribute('href');
      const answer = await page.request.get(new URL(href ?? '', page.url()).href);
      expect(answer.status(), file).toBe(200);
      expect(answer.headers()['content-type']).toContain(type);
    }
  });

  await test.step('what was invoiced is in no preview any more', async () => {
    await open(page, 'sv', '/agency/invoices/run');
    await expect(panel(page)).toHaveCount(0);
  });
});
