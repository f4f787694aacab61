import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { signedIn } from './support/people.ts';

/** A paid invoice of the demo. */
const PAID = '/agency/invoices?standing=paid';

test('the economist follows an invoice into the books, closes a month and takes the files', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const agency = await signedIn(browser, 'agency');

  await test.step('an invoice shows its vouchers, and a voucher where it comes from', async () => {
    await open(agency, 'sv', PAID);
    await agency.locator('main table tbody a').first().click();
    await expect(agency.locator('h1')).toContainText(/\d{5}/u);
    const number = await agency.locator('h1').innerText();
    await agency.locator('#vouchers table a').first().click();
    await expect(agency.locator('h1')).toContainText('Verifikation');
    await expect(agency.locator('main')).toContainText('1510');
    await expectNoViolations(agency, 'voucher');
    const back = agency.locator('dl a[href*="fakturor"]').first();
    expect(number).toContain(await back.innerText());
  });

  await test.step('a row leads to its account, whose balance runs', async () => {
    await agency.getByRole('link', { name: '1510', exact: true }).first().click();
    await expect(agency.locator('h1')).toContainText('1510');
    await expect(agency.locator('main table')).toContainText('Saldo');
    await expectNoViolations(agency, 'account');
  });

  await test.step('each line of an invoice leads to its time', async () => {
    await open(agency, 'sv', PAID);
    await agency.locator('main table tbody a').first().click();
    await agency.locator('main table tbody a[href*="underlag#line-1"]').click();
    await expect(agency.locator('h1')).toContainText('Underlag');
    await expect(agency.locator('#line-1 table')).toContainText('Summa');
    await expectNoViolations(agency, 'what an invoice was for');
    const rows = await agency.locator('#line-1 table tbody tr').count();
    await agency.locator('#line-1 a[href*="/tidrapporter/"]').click();
    await expect(agency.locator('h1')).toContainText('Vecka');
    await expect(agency.locator('main table').first().locator('tbody tr')).toHaveCount(rows);
    await expectNoViolations(agency, 'a week');
    await agency.locator('main table a[href*="/fakturor/"]').first().click();
    await expect(agency.locator('h1')).toContainText('Underlag');
  });

  await test.step('balances, ledgers, margins, VAT and settings can be read', async () => {
    for (const page of ['accounts', 'customers', 'suppliers', 'margins', 'vat', 'months']) {
      await open(agency, 'sv', `/agency/ledger/${page}`);
      await expect(agency.locator('h1')).toBeVisible();
      await expectNoViolations(agency, page);
    }
    for (const page of ['', '/company', '/accounts', '/rates']) {
      await open(agency, 'en', `/agency/settings${page}`);
      await expectNoViolations(agency, `settings${page}`);
    }
  });

  await test.step('a rate that is none is refused at its field, and kept', async () => {
    await open(agency, 'sv', '/agency/settings/rates');
    await agency.locator('[name=rate]').fill('elva kronor');
    await agency.getByRole('button', { name: 'Spara kursen' }).click();
    await expect(agency.locator('[name=rate]')).toHaveAttribute('aria-invalid', 'true');
    await expect(agency.locator('[name=rate]')).toHaveValue('elva kronor');
  });

  await test.step('the oldest month is closed after a tick, and says by whom', async () => {
    await open(agency, 'sv', '/agency/ledger/months');
    await agency.locator('main table tbody a[href*="manader/"]').last().click();
    const form = agency.locator('form[action*="close"]');
    await form.getByRole('button').click();
    await expect(form).toContainText('Kryssa i rutan');
    await form.locator('[type=checkbox]').check();
    await form.getByRole('button').click();
    await expect(agency.locator('#close')).toContainText('Stängd');
    await expectNoViolations(agency, 'closed month');
  });

  await test.step('its files are there, for the agency alone', async () => {
    const link = (await agency.locator('a[href*="/sie?"]').getAttribute('href')) ?? '';
    const href = new URL(link, agency.url()).href;
    const sie = await agency.request.get(href);
    expect(sie.status()).toBe(200);
    expect(sie.headers()['content-disposition']).toMatch(/\.si"/u);
    expect((await sie.body()).toString('latin1')).toMatch(/^#FLAGGA 0\r\n/u);
    const company = await signedIn(browser, 'company');
    const denied = await company.request.get(href);
    expect((await denied.body()).toString('latin1')).not.toContain('#FLAGGA');
  });
});
