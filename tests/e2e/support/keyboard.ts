import type { Locator, Page } from '@playwright/test';

/** More stops than any page has. */
const MOST_STOPS = 250;

/** Goes on with the Tab key until the thing has focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key never came to it');
}

/** Presses a key on a thing that the Tab key came to, and waits for where it leads. */
export async function press(page: Page, target: Locator, key: 'Space' | 'Enter', leadsTo?: RegExp) {
  await tabTo(page, target);
  await Promise.all([...(leadsTo ? [page.waitForURL(leadsTo)] : []), page.keyboard.press(key)]);
}

/** Writes over what stands in a field that the Tab key came to. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
