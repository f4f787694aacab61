import { expect, test } from '@playwright/test';
import { seedOnce } from '#dev/demo.ts';
import { startStack } from '#dev/stack.ts';
import { copyTemplate } from '#dev/template.ts';
import { removeDataDir, temporaryDir } from '#dev/temporary.ts';
import { demoPerson } from './support/people.ts';

const SIGN_INS = ['company', 'consultant', 'agency'].map(demoPerson);

/** As in production: Stripe's own addresses (nothing is sent there here), no stand-ins, no demonstration. */
const real = {
  ...{ ROLLKOLL_DEMO: '', ACCESS_POINT_URL: '', ACCESS_POINT_KEY: '' },
  ...{ STRIPE_API_BASE: '', STRIPE_CHECKOUT_ORIGIN: '', STRIPE_CONNECT_ORIGIN: '' },
};

test('without ROLLKOLL_DEMO there is no banner, no list of sign-ins and no made-up account', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const dataDir = temporaryDir();
  await copyTemplate(dataDir);
  const stack = await startStack({ dataDir, parts: ['postgres', 'mail', 'api', 'app'], env: real });
  try {
    await expect(seedOnce(dataDir, stack.env)).rejects.toThrow('ROLLKOLL_DEMO');
    const page = await (await browser.newContext()).newPage();
    for (const path of ['/', '/en', '/logga-in', '/en/sign-in', '/skapa-konto/skickat']) {
      expect((await page.goto(stack.env.ORIGIN + path))?.status(), path).toBe(200);
      await expect(page.locator('main'), path).toBeVisible();
      await expect(page.locator('.demo-banner'), path).toHaveCount(0);
      const html = await page.content();
      for (const { email } of SIGN_INS) expect(html, path).not.toContain(email);
      expect(html, path).not.toContain(stack.env.MAIL_WEB_URL);
    }
    const { email, password } = demoPerson('company');
    await page.goto(`${stack.env.ORIGIN}/logga-in`);
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(password);
    await page.locator('form:has([name=password]) button').first().click();
    await expect(page.locator('main')).toContainText(/stämmer inte/u);
    await page.goto(`${stack.env.ORIGIN}/konsulter`);
    await expect(page.locator('main')).not.toContainText(/Konsult \d/u);
    await page.context().close();
  } finally {
    await stack.stop();
    removeDataDir(dataDir);
  }
});
