import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { demoPerson, signedIn, signIn } from './support/people.ts';

/** A company of the demo with approved time that no other spec invoices. */
const COMPANY = { name: 'Tallåsens Energi AB', owner: 'goran.hallkvist@tallasen.example.com' };
const PEPPOL_ID = '0007:5599992038';

/** Who the network does not know, as its stand-in is told. */
const unregister = (ids: readonly string[]) =>
  fetch(`${process.env['E2E_ACCESS_POINT'] ?? ''}/_control`, {
    method: 'POST',
    body: JSON.stringify({ unregistered: ids }),
  });

const eInvoice = (page: Page) => page.locator('#e-invoice');
/** Looks again until the worker has sent what waits. */
const expectSoon = (page: Page, words: string) =>
  expect(async () => {
    await page.reload();
    await expect(eInvoice(page)).toContainText(words, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

test('a refused e-invoice waits in the queue, goes another way, and is sent after all', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const agency = await signedIn(browser, 'agency');
  const company = await (await browser.newContext()).newPage();
  await signIn(company, COMPANY.owner, demoPerson('company').password);
  const entry = agency.locator('tr', { hasText: COMPANY.name }).locator('a[href*="#e-invoice"]');

  await test.step('the company says where it takes e-invoices', async () => {
    await unregister([PEPPOL_ID]);
    await open(company, 'sv', '/company/settings');
    await company.locator('[name=peppolId]').fill('0007:559999-2037');
    const form = company.locator('form:has([name=peppolId])');
    await form.getByRole('button', { name: 'Spara' }).click();
    await expect(company.locator('[name=peppolId]')).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(company, 'a wrong Peppol id');
    await company.locator('[name=peppolId]').fill('0007:559999-2038');
    await form.getByRole('button', { name: 'Spara' }).click();
    await expect(company.getByRole('status')).toContainText('sparade');
  });

  await test.step('its invoice is refused, and leads there from the queue', async () => {
    await open(agency, 'sv', '/agency');
    const ready = agency.locator('tr', { hasText: COMPANY.name }).locator('a[href*="assignment="]');
    await ready.first().click();
    await agency.getByRole('button', { name: 'Utfärda fakturan' }).click();
    await expect(eInvoice(agency)).toContainText(PEPPOL_ID);
    await expectSoon(agency, 'Inte mottagen');
    await open(agency, 'sv', '/agency');
    await entry.click();
    await expect(eInvoice(agency)).toContainText('tar inte emot e-faktura');
  });

  await test.step('it leaves the queue when the agency says how else it was sent', async () => {
    const invoice = agency.url();
    await eInvoice(agency).locator('summary').click();
    const save = eInvoice(agency).getByRole('button', { name: 'Spara' });
    await save.click();
    await expect(agency.locator('[name=how]')).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(agency, 'an e-invoice that was refused');
    await agency.locator('[name=how]').fill('Som PDF till ekonomi@tallasen.example.com');
    await save.click();
    await expect(eInvoice(agency).locator('table')).toContainText('Som PDF till ekonomi');
    await open(agency, 'sv', '/agency');
    await expect(agency.locator('h1')).toBeVisible();
    await expect(entry).toHaveCount(0);
    await agency.goto(invoice);
  });

  await test.step('and can still be sent when the customer is reached again', async () => {
    await unregister([]);
    await eInvoice(agency)
      .getByRole('button', { name: /^Skicka igen/u })
      .click();
    await expect(eInvoice(agency)).not.toContainText('Som PDF till ekonomi');
    await expectSoon(agency, 'Kvitto');
    await expectNoViolations(agency, 'an e-invoice that was sent');
  });
});
