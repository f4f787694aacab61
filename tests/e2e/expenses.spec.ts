import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open, today } from './support/job.ts';
import { signedIn } from './support/people.ts';

const WHAT = `Buss till bryggeriet ${Date.now()}`;
/** A file that begins as a PDF does. */
const RECEIPT = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(400, 0x20)]);

/** The form for a new expense of the consultant's assignment that goes on. */
async function openForm(page: Page): Promise<void> {
  await open(page, 'sv', '/consultant/assignments');
  await page.locator('tr', { hasText: 'Pågår' }).locator('th a').first().click();
  await page.locator('a[href*="/utlagg/ny"]').first().click();
  await expect(page.locator('h1')).toContainText('Nytt utlägg');
}

test('an expense goes from its receipt to the invoice run', async ({ browser }) => {
  test.setTimeout(180_000);
  const consultant = await signedIn(browser, 'consultant');
  const company = await signedIn(browser, 'company');
  const agency = await signedIn(browser, 'agency');

  await test.step('without a receipt it is refused at the field, and what was typed stays', async () => {
    await openForm(consultant);
    await consultant.locator('[name=spentOn]').fill(today());
    await consultant.locator('[name=category]').selectOption('travel');
    await consultant.locator('[name=description]').fill(WHAT);
    await consultant.locator('[name=gross]').fill('106,00');
    await consultant.locator('[name=vat]').fill('6,00');
    await consultant.getByRole('button', { name: 'Lämna in utlägget' }).click();
    await expect(consultant.locator('[name=receipt]')).toHaveAttribute('aria-invalid', 'true');
    await expect(consultant.locator('[name=description]')).toHaveValue(WHAT);
    await expectNoViolations(consultant, 'refused expense');
  });

  await test.step('with its receipt the consultant hands it in', async () => {
    const buffer = RECEIPT;
    const file = { name: 'kvitto.pdf', mimeType: 'application/pdf', buffer };
    await consultant.locator('[name=receipt]').setInputFiles(file);
    await consultant.getByRole('button', { name: 'Lämna in utlägget' }).click();
    await expect(consultant.locator('main')).toContainText(WHAT);
    await expect(consultant.locator('main')).toContainText('Väntar på godkännande');
  });

  await test.step('the company finds it on its start page, opens the receipt and approves', async () => {
    await open(company, 'sv', '/company');
    const entry = company.locator('li', { hasText: WHAT });
    await expect(entry).toContainText('100,00');
    await entry.getByRole('link').click();
    const href = await company.locator('a[href*="/kvitto"]').getAttribute('href');
    const receipt = await company.request.get(new URL(href ?? '', company.url()).href);
    expect(receipt.headers()['content-type']).toContain('application/pdf');
    expect(await receipt.body()).toEqual(RECEIPT);
    await company.getByRole('button', { name: 'Godkänn utlägget' }).click();
    await expect(company.locator('main')).toContainText('Godkänt');
    await expectNoViolations(company, 'approved expense');
    await open(company, 'sv', '/company');
    await expect(company.locator('main')).not.toContainText(WHAT);
  });

  await test.step('it waits at the agency, and stands on the preview of the invoice', async () => {
    await open(agency, 'sv', '/agency');
    await expect(agency.locator('main')).toContainText('Utlägg att fakturera');
    await open(agency, 'sv', '/agency/invoices/run');
    const panel = agency.locator('section.panel', { hasText: WHAT });
    await panel.locator('summary').click();
    const line = panel.locator('tr', { hasText: WHAT });
    await expect(line).toContainText('100,00');
  });
});
