import { expect, type Page } from '@playwright/test';
import { Client } from 'pg';
import { luhnCheckDigit } from '#lib/domain/invoicing/luhn.ts';
import type { Locale } from '#lib/i18n/paths.ts';
import { confirmationLink, mailTo } from '#tests/support/mailbox.ts';
import { open } from './job.ts';
import { press } from './matching.ts';

export const PASSWORD = 'fyra gula cyklar i regn';
const SUBJECT = { sv: /Bekräfta/u, en: /Confirm/u };

let made = 0;

/** An address that nobody has. */
export function newAddress(who: string): string {
  made += 1;
  return `${who}.${process.pid}.${Date.now()}.${made}@example.com`;
}

/** Fills in the form for a new account and sends it; ends on the page that tells of the mail. */
export async function signUp(
  page: Page,
  locale: Locale,
  kind: 'company' | 'consultant',
  email: string,
): Promise<void> {
  await open(page, locale, `/sign-up/${kind}`);
  await page.locator('[name=name]').fill('Nina Nykomling');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  if (kind === 'company') {
    const digits = `559${String(Date.now() % 1_000_000).padStart(6, '0')}`;
    await page.locator('[name=companyName]').fill('Nykomlingarna AB');
    await page.locator('[name=organisationNumber]').fill(`${digits}${luhnCheckDigit(digits)}`);
  }
  await page.locator('[name=terms]').check();
  await press(
    page,
    page.locator('form:has([name=terms]) button').last(),
    /skapa-konto\/skickat|sign-up\/sent/u,
  );
  await expect(page.locator('main')).toContainText(email);
}

/** The link of the newest mail to somebody that confirms an address or leads to a new password. */
export async function mailedLink(email: string, subject: Locale | RegExp): Promise<string> {
  const about = typeof subject === 'string' ? SUBJECT[subject] : subject;
  return confirmationLink(await mailTo(process.env['E2E_MAIL'] ?? '', email, about)).href;
}

/** The address in an invitation's mail. */
export async function invitationLink(email: string): Promise<string> {
  const { text } = await mailTo(process.env['E2E_MAIL'] ?? '', email, /bjuder in dig/u);
  return /https?:\S+\/inbjudan\/[^\s)]+/u.exec(text)?.[0] ?? '';
}

/** Opens a mailed link and presses the one button that uses it. */
export async function useLink(page: Page, href: string): Promise<void> {
  await page.goto(href);
  await page.locator('main form button').first().click();
}

/** That a page says `what` instead of an error, and offers a way on that works. */
export async function expectWayOn(page: Page, what: RegExp, way: RegExp): Promise<void> {
  await expect(page.locator('main')).toContainText(what);
  const href = await page
    .locator('main')
    .getByRole('link', { name: way })
    .first()
    .getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(answer.status(), href ?? 'no link').toBe(200);
}

/** Changes a time that no page lets anybody change. */
export async function changeInDatabase(sql: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  try {
    expect((await client.query(sql, [...values])).rowCount, sql).toBe(1);
  } finally {
    await client.end();
  }
}
