import { expect, test } from '@playwright/test';
import { localizedHref } from '#lib/i18n/paths.ts';
import { fillBrief, fillRole, open, send, showMatches } from './support/job.ts';
import { origin, signIn, signedIn } from './support/people.ts';

const REASON =
  'Kunderna väntar på svar i dag, målgruppen är känd och vi följer upp andelen varje vecka.';
const PASSWORD = 'rollkoll-demo-2026';

/** A company of the demo that has no strategy. */
const WITHOUT_STRATEGY = 'niklas.thorell@fjardhamn.example.com';

for (const withScript of [true, false]) {
  test(`a brief from a role grows to two and keeps what was typed (script ${withScript ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await signedIn(browser, 'company', { javaScriptEnabled: withScript });
    const title = `Två roller ${withScript ? 'med' : 'utan'} ${Date.now()}`;
    await open(page, 'sv', '/company/briefs/new?role=community-manager');
    await fillBrief(page, title);
    await page.locator('[name=add_role]').selectOption('copywriter');
    await page.locator('button[value=add_role]').click();
    await expect(page.locator('[name="roles.1.role_id"]')).toHaveValue('copywriter');
    await expect(page.locator('[name=title]')).toHaveValue(title);
    await fillRole(page, 0, { percent: '101', budget: '1200' });
    await fillRole(page, 1, { percent: '20', budget: '1000' });
    await page.locator('button[name=intent][value=show]').click();
    await expect(page.locator('[name="roles.0.times.0.percent"]')).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await expect(page.locator('[name="roles.1.budget"]')).toHaveValue('1000');
    await page.locator('[name="roles.0.times.0.percent"]').fill('50');
    await showMatches(page, /matchningar/u);
    await open(
      page,
      'sv',
      page
        .url()
        .replace(origin(), '')
        .replace(/\/matchningar.*$/u, ''),
    );
    await expect(page.locator('#role-1')).toContainText('Community manager');
    await expect(page.locator('#role-2')).toContainText('Copywriter');
    await expect(page.locator('#role-2 a[href*="matchningar?role=2"]')).toHaveCount(1);

    const before = page.url();
    await send(page, '?/duplicate', /\/andra/u);
    expect(page.url()).not.toContain(before);
    await expect(page.locator('[name=title]')).toHaveValue(`${title} (kopia)`);
    await expect(page.locator('[name="roles.1.role_id"]')).toHaveValue('copywriter');
    await page.context().close();
  });
}

test('what was typed before the script came is kept as a draft when it has come', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'company');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/.*\.js$/u, async (route) => {
    await held;
    await route.continue();
  });
  const address = localizedHref('/company/briefs/new?role=community-manager', 'sv');
  await page.goto(origin() + address, { waitUntil: 'commit' });
  await page.locator('[name=title]').fill(`Tidigt skrivet ${Date.now()}`);
  await expect(page.locator('#draft')).toBeEmpty();
  release();
  await expect(page.locator('#draft')).toContainText(/Sparat \d\d.\d\d/u);
});

test('an untouched form is no draft', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const saved: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/draft')) saved.push(request.url());
  });
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  // The search opens by a key that only the script hears: from here on it is in charge.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await page.locator('[name=title]').fill('Nu skrivs det');
  await expect(page.locator('#draft')).toContainText(/Sparat \d\d.\d\d/u);
  expect(saved).toHaveLength(1);
});

test('a draft is kept as it is typed and goes on in another browser', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, 'company');
  const title = `Halvfärdigt ${Date.now()}`;
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  await page.locator('[name=title]').fill(title);
  await page.locator('[name="roles.0.budget"]').fill('kanske tusen');
  await expect(page.locator('#draft')).toContainText(/Sparat \d\d.\d\d/u);
  await page.context().close();

  const other = await signedIn(browser, 'company', { javaScriptEnabled: false });
  await open(other, 'sv', '/company/briefs');
  await other.getByRole('link', { name: title }).click();
  await expect(other.locator('[name="roles.0.budget"]')).toHaveValue('kanske tusen');
  await other.locator('[name=goal]').fill('Skrivet på en annan dator.');
  await other.locator('button[formaction*="/draft"]').click();
  await expect(other.locator('#draft')).toContainText(/Sparat \d\d.\d\d/u);
  await expect(other.locator('[name=goal]')).toHaveValue('Skrivet på en annan dator.');
  await other.context().close();
});

test('the gate asks for a strategy, takes a reason and shows it; the strategist may come first', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, WITHOUT_STRATEGY, PASSWORD);
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  await fillBrief(page, `Utan strategi ${Date.now()}`);
  await fillRole(page, 0, { percent: '20', budget: '1100' });
  await showMatches(page, /asks=strategy/u);
  await expect(page.locator('#strategy')).toContainText('Strategin först');
  await page.locator('#strategy summary').click();
  await page.locator('[name=gate_name]').fill('Niklas Thorell');
  await page.locator('[name=gate_title]').fill('personalchef');
  await page.locator('[name=gate_reason]').fill('Bråttom.');
  await page.locator('form[action*="openAnyway"] button').click();
  await expect(page.locator('[name=gate_reason]')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('[name=gate_reason]').fill(REASON);
  await send(page, 'openAnyway', /matchningar/u);
  await open(
    page,
    'sv',
    page
      .url()
      .replace(origin(), '')
      .replace(/\/matchningar.*$/u, ''),
  );
  await expect(page.locator('main')).toContainText(REASON);

  await open(page, 'sv', '/company/briefs/new?role=social-media-strategist&phase=strategy');
  await fillBrief(page, `Strategin först ${Date.now()}`);
  await fillRole(page, 0, { percent: '20', budget: '1300' });
  await page.locator('[name=add_role]').selectOption('community-manager');
  await page.locator('button[value=add_role]').click();
  await fillRole(page, 1, { percent: '20', budget: '1100' });
  await showMatches(page, /matchningar/u);
  await open(
    page,
    'sv',
    page
      .url()
      .replace(origin(), '')
      .replace(/\/matchningar.*$/u, ''),
  );
  await expect(page.locator('#role-2')).toContainText('Väntar på strategin');
  await page.context().close();
});

test('what several people do is seen, divided with one click, or kept knowingly', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'company', { javaScriptEnabled: false });
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  await fillBrief(page, `Allt i ett ${Date.now()}`);
  await fillRole(page, 0, { percent: '80', budget: '1200' });
  for (const [at, id] of ['video-production', 'photography'].entries()) {
    const row = `roles.0.competencies.${12 + at}`;
    const button = page.locator('button[value="add_competency:0"]');
    if (!(await button.isVisible())) {
      await page.locator('details:has(button[value="add_competency:0"]) summary').click();
    }
    await button.click();
    await page.locator(`[name="${row}.competency_id"]`).selectOption(id);
    await page.locator(`[name="${row}.level"]`).selectOption('4');
    await page.locator(`[name="${row}.weight"]`).selectOption('3');
  }
  await showMatches(page, /asks=split/u);
  const brief = page.url().replace(origin(), '').split('?')[0] ?? '';
  await expect(page.locator('#split')).toContainText('Film');
  await send(page, '?/split', /split=done/u);
  await expect(page.locator('#role-2')).toContainText('Film');
  await expect(page.locator('#split')).toHaveCount(0);
  await page.goto(origin() + brief);
  await expect(page.locator('main')).toContainText('lades till');
  await page.context().close();
});
