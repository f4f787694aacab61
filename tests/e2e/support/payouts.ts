import { readFileSync } from 'node:fs';
import { expect, type Browser, type Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { open, send } from './job.ts';
import { demoPerson, signIn } from './people.ts';

/** The agency's second person in the demo, in a browser of their own. */
export async function secondPerson(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, 'kerstin@rollkoll.example.com', demoPerson('agency').password);
  return page;
}

/** The consultant accepts a self-bill that waits. @returns the number it gets */
export async function acceptSelfBill(page: Page, which: 'newest' | 'oldest'): Promise<string> {
  await open(page, 'sv', '/consultant/earnings');
  const row = page
    .locator('#self-bills tr', { hasText: 'Svar' })
    .or(page.locator('#self-bills tr', { hasText: 'När den är godkänd' }));
  await (which === 'newest' ? row.first() : row.last()).locator('a').first().click();
  await expectNoViolations(page, 'self-bill that waits');
  await page.getByRole('button', { name: 'Godkänn' }).click();
  await expect(page.locator('main')).toContainText(/har fått nummer S\d+-\d+/u);
  const words = await page.locator('main').innerText();
  return /nummer (S\d+-\d+)/u.exec(words)?.[1] ?? '';
}

/** The agency prepares a run for one self-bill alone. @returns its address */
export async function prepareRun(page: Page, number: string): Promise<string> {
  await open(page, 'sv', '/agency/payouts');
  for (const box of await page.locator('#due input[type=checkbox]').all()) await box.uncheck();
  await page.locator('#due tr', { hasText: number }).locator('input[type=checkbox]').check();
  await send(page, 'create', /utbetalningar\/[0-9a-f-]{36}/u);
  return page.url();
}

/** The bank's file of a run as it is downloaded. @returns its text and the ids an answer names */
export async function fileOfRun(
  page: Page,
  run: string,
): Promise<Record<'text' | 'messageId' | 'endToEndId' | 'amount', string>> {
  await page.goto(run);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hämta bankfilen' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const read = (tag: string) =>
    new RegExp(`<${tag}[^>]*>([^<]+)</${tag}>`, 'u').exec(text)?.[1] ?? '';
  return {
    text,
    messageId: read('MsgId'),
    endToEndId: read('EndToEndId'),
    amount: read('InstdAmt'),
  };
}
