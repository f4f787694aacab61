import { expect, test, type Page } from '@playwright/test';
import { localizedHref } from '#lib/i18n/paths.ts';
import { AREAS, answerArea, doAnalysis, go } from './support/analysis.ts';
import { expectNoViolations } from './support/axe.ts';
import { press } from './support/matching.ts';
import { origin, signedIn } from './support/people.ts';

/** Makes a link for a colleague on an analysis's page. @returns its address as a path */
async function invite(page: Page, name: string): Promise<string> {
  await page.locator('[name=invitee]').fill(name);
  await page.locator('form[action*="?/invite"] button').click();
  await expect(page.locator('#invite [role=status]')).toContainText(name);
  const address = await page.locator('[name=invitation-address]').inputValue();
  return new URL(address).pathname;
}

test('a colleague without an account answers by a link, and the company sees where views differ', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const company = await signedIn(browser, 'company');
  await doAnalysis(company, 'sv', '3');
  const saved = new URL(company.url()).pathname;
  await company.locator('input[name=perspective][value=management]').check();
  await press(company, company.locator('form[action="?/describe"] button'), /done=described/u);
  await company.locator('form[action*="?/invite"] button').click();
  await expect(company.locator('[name=invitee]')).toHaveAttribute('aria-invalid', 'true');
  const address = await invite(company, 'Kim <script>alert(1)</script>');

  const phone = { viewport: { width: 390, height: 844 } };
  const kim = await (await browser.newContext({ ...phone, javaScriptEnabled: false })).newPage();
  await test.step('answers on a phone without script', async () => {
    expect((await kim.goto(origin() + address))?.status()).toBe(200);
    await expect(kim.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    await expect(kim.locator('main')).toContainText('Är ni få kan andra räkna ut');
    await kim.locator('main a[href$="/1"]').click();
    for (let area = 1; area <= AREAS; area += 1) {
      await answerArea(kim, area, area === 1 ? '0' : '3');
      await go(kim, 'next', new RegExp(`/${area + 1}$`, 'u'));
    }
    await kim.locator('form[action="?/finish"] button').first().click();
    await expect(kim.locator('.error-summary')).toBeVisible();
    await kim.locator('input[name=perspective][value=practitioner]').check();
    await kim.locator('[name=department]').fill('Kundtjänst');
    await press(kim, kim.locator('form[action="?/finish"] button').first(), /done=1/u);
    await expect(kim.locator('main')).toContainText('Tack, dina svar har kommit fram');
  });

  await test.step('the link gives nothing else of the company’s', async () => {
    const token = address.split('/').at(-1) ?? '';
    for (const path of [
      `/behovsanalys/delad/${token}`,
      `${address}/99`,
      `${address.slice(0, -1)}x`,
    ]) {
      expect((await kim.goto(origin() + path))?.status(), path).toBe(404);
    }
    const answer = await kim.request.get(origin() + saved, { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  });

  await test.step('the company reads the difference, the greatest first', async () => {
    await company.goto(origin() + saved);
    const rows = company.locator('#differences table').first().locator('tbody tr');
    await expect(rows.first()).toContainText('Strategi');
    await expect(rows.first()).toContainText('75');
    await expect(company.locator('#people')).toContainText('Kim <script>alert(1)</script>');
    await expect(company.locator('#people')).toContainText('Kundtjänst');
    await expectNoViolations(company, saved);
  });

  await test.step('a link taken back while somebody answers says so, and takes nothing', async () => {
    const later = await invite(company, 'Lo på lagret');
    const lo = await (await browser.newContext()).newPage();
    for (const locale of ['sv', 'en'] as const) {
      const path = localizedHref(
        later.replace('/behovsanalys/inbjuden/', '/needs-analysis/invited/'),
        locale,
      );
      await lo.goto(origin() + path);
      await expectNoViolations(lo, path);
    }
    await lo.goto(`${origin()}${later}/1`);
    await answerArea(lo, 1, '2');
    await company.getByRole('button', { name: 'Återkalla länken till Lo på lagret' }).click();
    await expect(company.locator('#invite [role=status]')).toContainText('tar inte emot fler svar');
    await lo.locator('button[name=direction][value=next]').click();
    await expect(lo.locator('main')).toContainText(/gäller inte längre|återkallad/u);
    await lo.goto(`${origin()}${later}/2`);
    await expect(lo.locator('h1')).toContainText('Länken är återkallad');
    await company.reload();
    await expect(company.locator('#invite')).not.toContainText('Lo på lagret');
  });
  for (const page of [company, kim]) await page.context().close();
});
