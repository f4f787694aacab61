import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import {
  answerArea,
  answerContext,
  AREAS,
  doAnalysis,
  go,
  shareResult,
} from './support/analysis.ts';
import { open } from './support/job.ts';
import { demoPerson, origin, signedIn } from './support/people.ts';

for (const javaScriptEnabled of [true, false]) {
  test(`a visitor answers, goes back, resumes, sees the result, shares it and ends the link (script ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await open(page, 'sv', '/needs-analysis');
    await page.getByRole('link', { name: 'Börja analysen' }).click();
    await expect(page.locator('main')).toContainText('Steg 1 av 8');

    await answerArea(page, 1, '0');
    await go(page, 'next', /\/2$/u);
    await page.locator('input[name=q3][value="2"]').check();
    await go(page, 'back', /\/1$/u);
    await expect(page.locator('input[name=q1][value="0"]')).toBeChecked();
    await go(page, 'next', /\/2$/u);
    await expect(page.locator('input[name=q3][value="2"]')).toBeChecked();

    await page.close();
    const later = await context.newPage();
    await open(later, 'sv', '/needs-analysis');
    await expect(later.locator('main')).toContainText('3 av 18 frågor');
    await later.getByRole('link', { name: 'Fortsätt där ni var' }).click();
    await expect(later).toHaveURL(/\/2$/u);
    for (let area = 2; area <= AREAS; area += 1) {
      await answerArea(later, area, area === 5 ? 'skip' : '1');
      await go(later, 'next', new RegExp(`/${area + 1}$`, 'u'));
    }
    await answerContext(later);
    await go(later, 'next', /behovsanalys\/resultat\//u);

    const main = later.locator('main');
    await expect(main).toContainText('Vänta med tester och kampanjer');
    await expect(main).toContainText('Ni saknar en strategi som går att följa.');
    await expect(main).toContainText('Vad mäter ni?');
    const pdf = await later.request.get(`${later.url()}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');

    const shared = await shareResult(later);
    const stranger = await (await browser.newContext()).newPage();
    expect((await stranger.goto(origin() + shared))?.status()).toBe(200);
    await expect(stranger.locator('main')).toContainText('Strateg för sociala medier');
    await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    expect((await stranger.goto(later.url()))?.status()).toBe(404);

    await later.locator('form[action*="?/revoke"] button').click();
    await expect(later.locator('form[action*="?/revoke"]')).toHaveCount(0);
    expect((await stranger.goto(origin() + shared))?.status()).toBe(410);
    await expect(stranger.locator('main')).toContainText('Länken är återkallad');
    await stranger.goto('about:blank');
    expect((await stranger.goto(`${origin()}${shared}/pdf`))?.status()).toBe(410);
    await expect(stranger.locator('main')).toContainText('Länken är återkallad');
  });
}

test('what is no answer is said at the question, and nothing is lost', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await open(page, 'en', '/needs-analysis/questions/1');
  await page.locator('input[name=q1][value="3"]').check();
  await page.locator('button[name=direction][value=next]').click();
  await expect(page.locator('.error-summary')).toContainText('How well do you know');
  await expect(page.locator('input[name=q1][value="3"]')).toBeChecked();
  const answer = await page.request.post(`${origin()}/en/needs-analysis/questions/1`, {
    form: { q1: '9', q2: '<script>alert(1)</script>'.repeat(400), goal: 'x', direction: 'up' },
    headers: { origin: origin(), accept: 'text/html' },
  });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).not.toContain('<script>alert');
  for (const path of ['questions/9', 'questions/x', `result/${randomUUID()}`, 'shared/guess']) {
    expect((await page.goto(`${origin()}/en/needs-analysis/${path}`))?.status(), path).toBe(404);
  }
});

test('signing in saves it with the company, where a colleague is asked and strangers see nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await signedIn(browser, 'company');
  await doAnalysis(page, 'sv', '3');
  await expect(page).toHaveURL(/foretaget\/behovsanalyser\/[0-9a-f-]{36}/u);
  const saved = new URL(page.url()).pathname;
  await page.locator('input[name=perspective][value=management]').check();
  await page.locator('form[action="?/describe"] button').click();
  await expect(page.locator('main')).toContainText('Uppgifterna är sparade');
  await expect(page.locator('#changes')).toContainText('Förändring sedan');
  await expect(
    page.getByRole('link', { name: 'Beskriv behovet utifrån analysen' }),
  ).toHaveAttribute('href', /analysis=[0-9a-f-]{36}/u);
  await page.goto(`${origin()}${saved}/svara/1`);
  await expect(page.locator('main')).toContainText('409');

  const consultant = await signedIn(browser, 'consultant');
  const response = await consultant.request.get(origin() + saved, { maxRedirects: 0 });
  expect([303, 404]).toContain(response.status());
  const foreign = await foreignAnalysis();
  for (const path of [foreign, `${foreign}/pdf`]) {
    const answer = await page.request.get(`${origin()}/foretaget/behovsanalyser/${path}`);
    expect(answer.status(), path).toBe(404);
  }
});

test('a visitor’s analysis follows them through sign-in', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await (await browser.newContext()).newPage();
  const result = await doAnalysis(page, 'sv', '2');
  await page.getByRole('link', { name: 'Logga in och spara' }).click();
  const { email, password } = demoPerson('company');
  await page.locator('input[name=email]').first().fill(email);
  await page.locator('input[name=password]').first().fill(password);
  await page.locator('form:has(input[type=password]) button[type=submit]').first().click();
  await page.waitForURL(/foretaget\/behovsanalyser\//u);
  expect(page.url()).toContain(result.split('/').at(-1));
});

/** An analysis of a company that the demo's company is not. */
async function foreignAnalysis(): Promise<string> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select d.id from public.diagnoses d join public.companies c on c.id = d.company_id
     where c.name = 'Norrskär kommun' limit 1`,
  );
  await client.end();
  return rows[0]?.id ?? '';
}
