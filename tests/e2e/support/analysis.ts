import { expect, type Page } from '@playwright/test';
import type { Locale } from '#lib/i18n/paths.ts';
import { open } from './job.ts';

/** Areas of the needs analysis, each with a screen of two questions; the last is about the organisation. */
export const AREAS = 7;
export const CONTEXT = { goal: 'sales_leads', intent: 'experiment', size: 'small', hours: 'h120' };

/** Presses a form's way on, or back. */
export async function go(page: Page, direction: 'next' | 'back', leadsTo: RegExp): Promise<void> {
  await Promise.all([
    page.waitForURL(leadsTo),
    page.locator(`button[name=direction][value=${direction}]`).click(),
  ]);
}

/** Answers both questions of an area with a score, or leaves them out. */
export async function answerArea(page: Page, area: number, value: string): Promise<void> {
  for (const question of [2 * area - 1, 2 * area]) {
    await page.locator(`input[name=q${question}][value="${value}"]`).check();
  }
}

/** Answers about the organisation. */
export async function answerContext(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(CONTEXT)) {
    await page.locator(`input[name=${name}][value=${value}]`).check();
  }
}

/** Does a whole analysis from the first screen. @returns the address of its result */
export async function doAnalysis(page: Page, locale: Locale, value = '1'): Promise<string> {
  await open(page, locale, '/needs-analysis/questions/1');
  for (let area = 1; area <= AREAS; area += 1) {
    await answerArea(page, area, value);
    await go(page, 'next', new RegExp(`/${area + 1}$`, 'u'));
  }
  await answerContext(page);
  await go(page, 'next', /[0-9a-f-]{36}/u);
  return new URL(page.url()).pathname;
}

/** Makes a private link on a result's page. @returns its address */
export async function shareResult(page: Page): Promise<string> {
  await page.locator('form[action*="?/share"] button').click();
  const field = page.locator('[name=share-address]');
  await expect(field).toBeVisible();
  return new URL(await field.inputValue()).pathname;
}
