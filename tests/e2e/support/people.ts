import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

type SignIn = { role: string; email: string; password: string };
const signIns = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'dev', 'seed', 'sign-ins.json'), 'utf8'),
) as SignIn[];

/** The address of the app under test. */
export function origin(): string {
  return process.env['E2E_ORIGIN'] ?? '';
}

/** The demo's own person for `company`, `consultant` or `agency`. */
export function demoPerson(role: string): SignIn {
  const person = signIns.find((entry) => entry.role === role);
  if (!person) throw new Error(`no demo sign-in for ${role}`);
  return person;
}

/** A browser of their own, signed in as a demo person. */
export async function signedIn(
  browser: Browser,
  role: string,
  options: BrowserContextOptions & { english?: boolean } = {},
): Promise<Page> {
  const { english, ...context } = options;
  const page = await (await browser.newContext(context)).newPage();
  const { email, password } = demoPerson(role);
  await signIn(page, email, password, english);
  return page;
}

/** Signs in through the page, as a person does. @param at the address of another stack */
export async function signIn(
  page: Page,
  email: string,
  password: string,
  english = false,
  at = origin(),
): Promise<void> {
  await page.goto(`${at}${english ? '/en/sign-in' : '/logga-in'}`);
  await page.locator('input[name=email]').first().fill(email);
  await page.locator('input[name=password]').first().fill(password);
  await Promise.all([
    page.waitForURL((url) => !/logga-in|sign-in/u.test(url.pathname)),
    page.locator('form:has(input[type=password]) button[type=submit]').first().click(),
  ]);
}

/** The number under which companies first see the demo's consultant. */
export async function consultantNumber(): Promise<string> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  const { rows } = await client.query<{ number: number }>(
    'select c.number from public.consultants c join auth.users u on u.id = c.user_id where u.email = $1',
    [demoPerson('consultant').email],
  );
  await client.end();
  return String(rows[0]?.number ?? '');
}
