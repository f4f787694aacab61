import { expect, type Browser, type Page } from '@playwright/test';
import { luhnCheckDigit } from '#lib/domain/invoicing/luhn.ts';
import { confirmationLink, mailTo } from '#tests/support/mailbox.ts';
import { AREAS, answerArea, go } from './analysis.ts';
import { open } from './job.ts';
import { press } from './matching.ts';
import { origin } from './people.ts';

const PASSWORD = 'fyra gula cyklar i regn';
const mail = () => process.env['E2E_MAIL'] ?? '';

/** Answers of one who wants channels run before there is a strategy. */
const CONTEXT = {
  goal: 'community_loyalty',
  intent: 'run_channels',
  size: 'medium',
  hours: 'h600',
};

/** A company that nobody has: its name, and the address of the one who registers it. */
export function newcomer(): { company: string; email: string; number: string } {
  const seed = Date.now() % 1_000_000;
  const digits = `559${String(seed).padStart(6, '0')}`;
  return {
    company: `Kedjan ${seed} AB`,
    email: `kedjan.${seed}@example.com`,
    number: `${digits}${luhnCheckDigit(digits)}`,
  };
}

/** A visitor answers everything with the second lowest. @returns the id of the result */
export async function answerAnalysis(page: Page): Promise<string> {
  await open(page, 'sv', '/needs-analysis/questions/1');
  for (let area = 1; area <= AREAS; area += 1) {
    await answerArea(page, area, '1');
    await go(page, 'next', new RegExp(`/${area + 1}$`, 'u'));
  }
  for (const [name, value] of Object.entries(CONTEXT)) {
    await page.locator(`input[name=${name}][value=${value}]`).check();
  }
  await go(page, 'next', /resultat\/[0-9a-f-]{36}/u);
  return /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
}

/** Registers the company from the result and opens the link of the mail. */
export async function signUpFromResult(
  page: Page,
  { company, email, number }: ReturnType<typeof newcomer>,
): Promise<void> {
  await page.locator('#save a[href*="skapa-konto"]').click();
  await page.locator('[name=name]').fill('Ebba Kedja');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=companyName]').fill(company);
  await page.locator('[name=organisationNumber]').fill(number);
  await page.locator('[name=terms]').check();
  await page.locator('form:has([name=terms]) button').last().click();
  await confirmByMail(page, email, /behovsanalyser\/[0-9a-f-]{36}/u);
}

async function confirmByMail(page: Page, email: string, leadsTo: RegExp): Promise<void> {
  await page.waitForURL(/skapa-konto\/skickat/u, { timeout: 15_000 });
  await page.goto(confirmationLink(await mailTo(mail(), email, /Bekräfta/u)).href);
  await press(page, page.locator('main form button').first(), leadsTo);
}

/** The owner invites a colleague, who makes an account by the mail's link. */
export async function inviteColleague(owner: Page, browser: Browser, email: string): Promise<Page> {
  await open(owner, 'sv', '/company/members');
  await owner.locator('form [name=email]').fill(email);
  await owner.locator('form:has([name=email]) button').last().click();
  await expect(owner.locator('main')).toContainText(email);
  const { text } = await mailTo(mail(), email, /bjuder in dig/u);
  const page = await (await browser.newContext()).newPage();
  await page.goto(/https?:\S+\/inbjudan\/[^\s)]+/u.exec(text)?.[0] ?? '');
  await page.locator('[name=name]').fill('Kalle Kollega');
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=terms]').check();
  await page.locator('form[action*="signUp"] button').last().click();
  await confirmByMail(page, email, /inbjudan/u);
  await press(page, page.locator('form[action*="accept"] button').first(), /foretaget/u);
  return page;
}

/** What an address answers somebody. */
export async function statusOf(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(new URL(path, origin()).href, { maxRedirects: 0 });
  return answer.status();
}
