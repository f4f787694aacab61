import { Client } from 'pg';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Locale } from '#lib/i18n/paths.ts';
import { describeNeed } from './job.ts';
import { signedIn } from './people.ts';

/** One value of the database under test, for what no page needs to show. */
async function ask(query: string, values: readonly unknown[] = []): Promise<string> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  try {
    const { rows } = await client.query({ text: query, values: [...values], rowMode: 'array' });
    return String((rows[0] as unknown[] | undefined)?.[0] ?? '');
  } finally {
    await client.end();
  }
}

/** A brief of the company's own, on the page with its matches. */
export async function ranked(browser: Browser, locale: Locale, withScript: boolean): Promise<Page> {
  const page = await signedIn(browser, 'company', {
    english: locale === 'en',
    javaScriptEnabled: withScript,
  });
  await describeNeed(page, { locale, withScript, title: `Rangordning ${locale} ${Date.now()}` });
  return page;
}

/** An open brief of the demo's company: the one with most roles. */
export function openBriefOf(email: string): Promise<string> {
  return ask(
    `select b.id from public.briefs b
     join public.company_members m on m.company_id = b.company_id
     join auth.users u on u.id = m.user_id
     where u.email = $1 and b.state = 'open'
     order by (select count(*) from public.brief_roles r where r.brief_id = b.id) desc, b.id limit 1`,
    [email],
  );
}

/** The version of the rules in force. */
export function versionInForce(): Promise<string> {
  return ask('select version from public.matching_rules where is_in_force');
}

/** Unfolds the explanation of a row. */
export async function unfold(row: Locator): Promise<void> {
  const details = row.locator('details').first();
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await expect(details.locator('table').first()).toBeVisible();
}

/** The lines of an unfolded explanation as they are written, in tenths, and their stated sum. */
export async function writtenLines(row: Locator): Promise<{ lines: number[]; sum: number }> {
  const cells = await row.locator('table.score-lines tr[data-line] td').allInnerTexts();
  const tenths = cells.map((text) => {
    const [first = ''] = text.split(/\s(?:av|of)\s/u);
    return Math.round(Number(first.trim().replace('\u2212', '-').replace(',', '.')) * 10);
  });
  return { lines: tenths.slice(0, -1), sum: tenths.at(-1) ?? Number.NaN };
}

/** Presses a button and waits for where it leads. */
export async function press(page: Page, button: Locator, leadsTo: RegExp): Promise<void> {
  await Promise.all([page.waitForURL(leadsTo), button.click()]);
}

/** A consultant asks for an öre more: another list, and nothing that is seen of it. */
export async function changePrice(number: number): Promise<void> {
  await ask(
    'update public.consultants set wished_rate_ore = wished_rate_ore + 1 where number = $1 returning id',
    [number],
  );
}
