import { expect, test } from '@playwright/test';
import { origin, signedIn } from './support/people.ts';

test('Ctrl K finds a consultant from the keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, 'agency');
  await page.goto(`${origin()}/byran`);
  const opener = page.locator('header a[aria-keyshortcuts]');
  await expect(opener).toBeVisible();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('amina');
  const hit = dialog.getByRole('link', { name: /^Amina/u });
  await expect(hit).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.locator('[data-hit]').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await hit.focus();
  await Promise.all([page.waitForURL(/\/byran\/konsulter\//u), page.keyboard.press('Enter')]);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
});

test('Enter leads to the page with all results, whose words are in the address', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'agency', { english: true });
  await page.goto(`${origin()}/en/agency`);
  await expect(page.locator('header a[aria-keyshortcuts]')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('brunnsparken');
  await Promise.all([
    page.waitForURL(/\/en\/agency\/search\?q=brunnsparken/u),
    page.keyboard.press('Enter'),
  ]);
  const main = page.locator('main');
  await expect(main.getByRole('heading', { name: 'Companies' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Invoices' })).toBeVisible();
});

test('search works without script, and shows a company nothing of another', async ({ browser }) => {
  const page = await signedIn(browser, 'company', { javaScriptEnabled: false });
  await page.goto(`${origin()}/foretaget`);
  await page.locator('header a[href="/foretaget/sok"]').click();
  await page.locator('main input[name=q]').fill('community');
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/foretaget\/sok\?q=community/u);
  await expect(page.locator('main [data-hit]').first()).toBeVisible();
  const hrefs = await page
    .locator('main [data-hit]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const href of hrefs) expect((await page.goto(origin() + href))?.status()).toBe(200);
  await page.goto(`${origin()}/foretaget/sok?q=zzzz`);
  await expect(page.locator('main')).toContainText('Inget hittades för ”zzzz”');
  expect((await page.goto(`${origin()}/byran/sok?q=amina`))?.status()).toBe(404);
});

test('a list is sorted by its headings and exported as it is shown', async ({ browser }) => {
  const page = await signedIn(browser, 'agency');
  await page.goto(`${origin()}/byran/konsulter`);
  const heading = page.getByRole('columnheader', { name: /Konsult/u });
  await heading.getByRole('link').click();
  await expect(page).toHaveURL(/sort=name/u);
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await heading.getByRole('link').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  const names = page.locator('tbody th a');
  const shown = await names.allTextContents();
  expect(shown).toEqual(shown.toSorted((a, b) => b.localeCompare(a, 'sv')));
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exportera som CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^konsulter-\d{4}-\d\d-\d\d\.csv$/u);
  const text = await new Response((await file.createReadStream()) as never).text();
  const [, first] = text.split('\r\n');
  expect(first).toContain(shown[0]?.trim());
});
