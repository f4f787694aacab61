import { expect, type Locator, type Page } from '@playwright/test';
import { localizedHref, type Locale } from '#lib/i18n/paths.ts';
import { origin } from './people.ts';

/** The steps of the main job, each as one person does it in their own browser. */
export type Scene = { locale: Locale; title: string; withScript: boolean };

/** Opens a canonical path in the language of the scene. */
export async function open(page: Page, locale: Locale, canonical: string): Promise<void> {
  await page.goto(origin() + localizedHref(canonical, locale));
}

/** The day it is in Sweden. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
}

function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysFrom(day, -weekday);
}

/** Presses a button of the form that posts to the given action, and waits for where it leads. */
export async function send(page: Page, action: string, leadsTo: RegExp): Promise<void> {
  const button = page
    .locator(`form[action*="${action}"] button:visible:not([aria-hidden]):not([formaction])`)
    .first();
  await Promise.all([page.waitForURL(leadsTo), button.click()]);
}

/** The company reads a role and describes its need; ends on the page with the matches. */
export async function describeNeed(page: Page, scene: Scene): Promise<string> {
  await open(page, scene.locale, '/roles/community-manager');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Community manager');
  await open(page, scene.locale, '/company/briefs/new?role=community-manager');
  await page.waitForLoadState('networkidle');
  await page.locator('[name=title]').fill(scene.title);
  await page
    .locator('[name=goal]')
    .fill('Fler medlemmar ska handla igen inom ett kvartal, mätt i kundregistret.');
  await chooseGoal(page);
  await fillRole(page, 0, { percent: '5', budget: '2000' });
  await page.locator('[name=decider_name]').fill('Elin Sandahl');
  await page.locator('[name=decider_title]').fill('marknadschef');
  await page.locator('[name=work_mode][value=any]').check();
  await Promise.all([
    page.waitForURL(/matchningar|matches/u),
    page.locator('button[name=intent][value=show]').click(),
  ]);
  return /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
}

/** A goal with the measures that suit it, all of them unknown so far. */
export async function chooseGoal(page: Page): Promise<void> {
  await page.locator('[name=goal_pair]').selectOption('community_loyalty/build_community');
  await page.locator('button[value=suggest_measures]').click();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[name="measures.3.measure_id"]')).toHaveValue('nps');
  for (const at of [0, 1, 2, 3]) await page.locator(`[name="measures.${at}.is_unknown"]`).check();
}

/** The terms of a role of the form, from today on. */
export async function fillRole(
  page: Page,
  at: number,
  { percent, budget }: { percent: string; budget: string },
): Promise<void> {
  const field = (name: string) => page.locator(`[name="roles.${at}.${name}"]`);
  await field('budget').fill(budget);
  await field('times.0.starts_on').fill(today());
  await field('times.0.ends_on').fill(daysFrom(today(), 60));
  await field('times.0.percent').fill(percent);
}

/** Fills in what is the same in every brief: goal, who decides, place. */
export async function fillBrief(page: Page, title: string): Promise<void> {
  await page.locator('[name=title]').fill(title);
  await page
    .locator('[name=goal]')
    .fill('Fler medlemmar ska handla igen inom ett kvartal, mätt i kundregistret.');
  await chooseGoal(page);
  await page.locator('[name=departments]').fill('Kundservice\nMarknad');
  await page.locator('[name=decider_name]').fill('Elin Sandahl');
  await page.locator('[name=decider_title]').fill('marknadschef');
  await page.locator('[name=work_mode][value=any]').check();
}

/** Saves the brief of the form and goes where its page of matches, or the gate, is. */
export async function showMatches(page: Page, leadsTo: RegExp): Promise<void> {
  await Promise.all([
    page.waitForURL(leadsTo),
    page.locator('button[name=intent][value=show]').click(),
  ]);
}

/** The company asks the consultant with the given number. */
export async function askConsultant(page: Page, number: string): Promise<void> {
  const row = page.locator('li.match', { hasText: number });
  await expect(row).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Amina');
  await row.locator('input[name="consultants[]"]').check();
  await page
    .locator('form[action*="/ask"] [name=message]')
    .fill('Vi vill gärna börja i liten skala.');
  await send(page, '/ask', /sent=/u);
}

/** The consultant finds the request by its title and answers with an offer. */
export async function makeOffer(page: Page, scene: Scene): Promise<void> {
  await open(page, scene.locale, '/consultant/requests');
  await page.getByRole('link', { name: scene.title }).first().click();
  await expect(page.locator('main')).toContainText(scene.title);
  await page.locator('[name=rate]').fill('1000');
  await page.locator('form[action="?/offer"] button:visible').last().click();
  await expect(page.locator('form[action="?/offer"]')).toHaveCount(0);
}

/** The company compares and accepts; ends on the assignment's page. */
export async function acceptOffer(page: Page, scene: Scene, briefId: string): Promise<string> {
  await open(page, scene.locale, `/company/briefs/${briefId}/offers`);
  await page.locator('.offer-grid a[href]').first().click();
  await page.locator('[name=agree]').check();
  await Promise.all([
    page.waitForURL(/\/(uppdrag|assignments)\//u),
    page.locator('form:has([name=agree]) button').first().click(),
  ]);
  return /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
}

/** The consultant reports an hour and a half today, little enough for every test of a day, and hands the week in. */
export async function reportTime(page: Page, scene: Scene, assignmentId: string): Promise<void> {
  await open(page, scene.locale, `/consultant/timesheets/${assignmentId}/${weekOf(today())}`);
  const row = rowOfDay(page, today());
  // At weekends a day has a row when it is asked for.
  if ((await row.count()) === 0) await page.locator(`button[value="add:${today()}"]`).click();
  await row.locator('[name$=".hours"]').fill(scene.locale === 'sv' ? '1,5' : '1.5');
  await row.locator('[name$=".activity"]').fill('Svarat medlemmar och följt upp frågor');
  await page.locator('button[formaction="?/submit"]').click();
  await expect(page.locator('button[formaction="?/submit"]')).toHaveCount(0);
}

function rowOfDay(page: Page, day: string): Locator {
  return page.locator(`:has(> input[name$=".work_date"][value="${day}"])`).first();
}

/** The company approves the one week that waits. */
export async function approveTime(page: Page, scene: Scene, assignmentId: string): Promise<void> {
  await open(page, scene.locale, `/company/assignments/${assignmentId}`);
  await page.locator('a[href*="/tidrapporter/"], a[href*="/timesheets/"]').first().click();
  await page.locator('form[action="?/approve"] button').click();
  await expect(page.locator('form[action="?/approve"]')).toHaveCount(0);
}

/** The agency invoices the approved time; returns the invoice's number. */
export async function issueInvoice(
  page: Page,
  scene: Scene,
  assignmentId: string,
): Promise<string> {
  await open(page, scene.locale, `/agency/invoices/new?assignment=${assignmentId}`);
  await Promise.all([
    page.waitForURL(/(fakturor|invoices)\/[0-9a-f-]{36}/u),
    page.locator('form:has([name=assignmentId]) button').first().click(),
  ]);
  return /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
}

/** The company pays by card on the payment page and comes back. */
export async function payByCard(
  page: Page,
  scene: Scene,
  invoiceId: string,
  card = '4242424242424242',
): Promise<void> {
  await open(page, scene.locale, `/company/invoices/${invoiceId}`);
  await Promise.all([
    page.waitForURL(/\/c\/pay\//u),
    page.locator('form[action="?/pay"] button').click(),
  ]);
  await page.locator('input[name*=card], input[name*=number]').first().fill(card);
  await page.locator('button[value=pay], button[type=submit]').first().click();
}

/** ISO week of a day, such as 2026-W48. */
export function weekOf(day: string): string {
  const thursday = new Date(`${daysFrom(mondayOf(day), 3)}T00:00:00Z`);
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstDay) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
