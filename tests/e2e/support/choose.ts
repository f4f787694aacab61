import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { Client } from 'pg';
import { origin, signIn } from './people.ts';

const PASSWORD = 'rollkoll-demo-2026';

/** A browser of their own for somebody of the demo who has no sign-in of the README. */
export async function signedInAs(
  browser: Browser,
  email: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, email, PASSWORD);
  return page;
}

/** Every name and address of a consultant: what no company may read before an offer. */
export async function secretsOfConsultants(): Promise<string[]> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  const { rows } = await client.query<{ name: string; email: string }>(
    'select c.name, u.email from public.consultants c join auth.users u on u.id = c.user_id',
  );
  await client.end();
  return rows.flatMap(({ name, email }) => [name, email]);
}

/** Reads a page as the server sends it, and its data as the browser would fetch them. */
export async function payloadOf(page: Page, path: string): Promise<string> {
  const url = new URL(path, origin());
  const html = await page.request.get(url.href);
  url.pathname = `${url.pathname}/__data.json`;
  const data = await page.request.get(url.href);
  expect(html.status(), path).toBe(200);
  expect(data.status(), `${path} as data`).toBe(200);
  return `${await html.text()}\n${await data.text()}`;
}

/** Answers about each consultant of a ballot, in its order. */
export async function vote(
  page: Page,
  department: string,
  answers: readonly ('yes' | 'no' | 'unsure')[],
  comment: string,
): Promise<void> {
  await page.locator('[name=department]').fill(department);
  for (const [index, answer] of answers.entries()) {
    await page.locator(`[name="votes.${index}.vote"][value=${answer}]`).check();
  }
  await page.locator('[name="votes.0.comment"]').fill(comment);
  await Promise.all([page.waitForURL(/sent=1/u), page.locator('.ballot-send button').click()]);
}
