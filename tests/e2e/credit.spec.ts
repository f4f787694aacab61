import { expect, test, type APIResponse, type Locator, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { origin, signedIn } from './support/people.ts';

/** An unpaid invoice of the demo's company. */
const INVOICE = '10013';
const REASON = 'Veckan var redan fakturerad <b>en gång</b>';

/** Where a link leads, asked for by somebody. */
async function document(who: Page, link: Locator): Promise<APIResponse> {
  const href = (await link.getAttribute('href')) ?? '';
  return who.request.get(new URL(href, origin()).href);
}

test('the agency credits a row with a reason, and the company reads it beside its invoice', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const agency = await signedIn(browser, 'agency');
  const company = await signedIn(browser, 'company');
  let left = '';

  await test.step('nothing is credited without a row and a reason', async () => {
    await open(agency, 'sv', `/agency/invoices?q=${INVOICE}`);
    await agency.getByRole('link', { name: INVOICE }).click();
    const form = agency.locator('form[action*="credit"]');
    await agency.locator('details:has(form[action*="credit"]) > summary').click();
    await form.getByRole('button').click();
    await expect(agency.locator('[name=reason]')).toHaveAttribute('aria-invalid', 'true');
    await expect(agency.locator('fieldset#positions')).toContainText('Välj');
    await form.locator('[name=reason]').fill(REASON);
    await form.getByRole('button').click();
    await expect(agency.locator('[name=reason]')).toHaveValue(REASON);
    await expectNoViolations(agency, 'credit form with errors');
  });

  await test.step('a row is, once, and its document is there', async () => {
    const form = agency.locator('form[action*="credit"]');
    const rows = await form.locator('[type=checkbox]').count();
    await form.locator('[type=checkbox]').first().check();
    await form.getByRole('button').click();
    await expect(agency.locator('#credits')).toContainText(REASON);
    await expect(agency.locator('form[action*="credit"] [type=checkbox]')).toHaveCount(rows - 1);
    const answer = await document(agency, agency.locator('#credits table a').first());
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(answer.headers()['content-disposition']).toMatch(/kreditfaktura-K\d+\.pdf/u);
    left = await agency.locator('#payments dl.stats dd').last().innerText();
  });

  await test.step('the company sees why, and that less is left to pay', async () => {
    await open(company, 'sv', '/company/invoices');
    await company.getByRole('link', { name: INVOICE }).first().click();
    await expect(company.locator('main')).toContainText(REASON);
    await expect(company.locator('aside, main').last()).toContainText(left);
    await expectNoViolations(company, 'invoice with a credit note');
    await company.locator('a[hreflang=en]').first().click();
    await expect(company.locator('main')).toContainText('Credit notes');
    await expectNoViolations(company, 'invoice with a credit note, in English');
  });

  await test.step('a stranger does not get the document', async () => {
    const link = company.locator('main table a[href*="credit-notes"][href$="/pdf"]');
    expect((await document(company, link)).status()).toBe(200);
    const consultant = await signedIn(browser, 'consultant');
    const answer = await document(consultant, link);
    expect(answer.headers()['content-type']).not.toBe('application/pdf');
  });
});
