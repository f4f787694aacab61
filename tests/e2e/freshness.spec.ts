import { expect, test, type Page } from '@playwright/test';
import { describeNeed } from './support/job.ts';
import { changePrice } from './support/matching.ts';
import { signedIn } from './support/people.ts';

const ASKS = /\/(aktualitet|freshness)\?/u;

/** Lets the page's own clock go on, and waits for what the list is then told about itself. */
async function askedWithin(page: Page, milliseconds: number): Promise<unknown> {
  const answer = page.waitForResponse(ASKS);
  await page.clock.runFor(milliseconds);
  return (await answer).json();
}

/** The page as if another tab lay before it, or no longer did. */
async function turn(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}

for (const locale of ['sv', 'en'] as const) {
  test(`an open list says by itself that it has become older (${locale})`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await signedIn(browser, 'company', { english: locale === 'en' });
    await page.clock.install();
    await describeNeed(page, { locale, withScript: true, title: `Färsk ${locale} ${Date.now()}` });
    const rows = page.locator('li.match:visible');
    const number = Number(/\d+/u.exec(await rows.first().locator('h3').innerText())?.[0]);
    const tick = page.locator(`#consultant-${number} input[name="consultants[]"]`);
    await tick.check();
    const asks: string[] = [];
    page.on('request', (request) => {
      if (ASKS.test(request.url())) asks.push(request.url());
    });

    const older = page.locator('.list-older');
    expect(await askedWithin(page, 30_000)).toEqual({ older: false });
    await expect(older).toBeEmpty();
    await turn(page, 'hidden');
    await page.clock.runFor(3_600_000);
    expect(asks).toHaveLength(1);

    await changePrice(number);
    const answer = page.waitForResponse(ASKS);
    await turn(page, 'visible');
    expect(await (await answer).json()).toEqual({ older: true });
    await expect(older).toContainText(
      locale === 'sv' ? 'Listan har blivit' : 'The list has become',
    );
    expect(page.url()).not.toContain('seen=');
    await expect(tick).toBeChecked();
    await page.clock.runFor(3_600_000);
    expect(asks).toHaveLength(2);

    await Promise.all([page.waitForURL(/seen=/u), older.getByRole('link').click()]);
    await expect(older).toBeEmpty();
    await expect(page.locator('#list-changes')).toBeFocused();
    await expect(page.locator('#list-changes .notice')).toBeVisible();
    await expect(tick).toBeChecked();
    expect(await askedWithin(page, 30_000)).toEqual({ older: false });
    await page.context().close();
  });
}
