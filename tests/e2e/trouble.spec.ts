import { expectNoViolations } from './support/axe.ts';
import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { Client } from 'pg';
import { localizedHref } from '#lib/i18n/paths.ts';
import { open } from './support/job.ts';
import { demoPerson, origin, signedIn } from './support/people.ts';

async function query(sql: string, values: unknown[] = []): Promise<string> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(sql, values);
  await client.end();
  return rows[0]?.id ?? '';
}

/** An unpaid invoice of the demo's company. */
function unpaidInvoice(): Promise<string> {
  return query(
    `select i.id from public.invoices i
     join public.company_members m on m.company_id = i.company_id
     join auth.users u on u.id = m.user_id
     where u.email = $1 and i.state = 'issued' order by i.number limit 1`,
    [demoPerson('company').email],
  );
}

for (const javaScriptEnabled of [true, false]) {
  test(`a session that ended in the middle of a form keeps what was typed (script ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'company', { javaScriptEnabled });
    await open(page, 'sv', '/company/briefs/new?role=community-manager');
    await page.waitForLoadState('networkidle');
    await page.locator('[name=title]').fill('Det här får inte försvinna');
    await page.context().clearCookies();
    await page.locator('button[name=intent][value=save]:not([aria-hidden])').click();
    await expect(page.locator('main')).toContainText('loggats ut');
    await expect(page.locator('[name=title]')).toHaveValue('Det här får inte försvinna');
  });
}

/** Keeps the scripts of a page back until the answer is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/.*\.js$/u, async (route) => {
    await held;
    await route.continue();
  });
  return () => {
    release();
  };
}

test('what is typed before the script has come is kept when it comes', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const release = await holdScripts(page);
  const address = localizedHref('/company/briefs/new?role=community-manager', 'sv');
  await page.goto(origin() + address, { waitUntil: 'commit' });
  await page.locator('[name=title]').fill('Skrivet före skriptet');
  await page.locator('[name=goal]').fill('Målet är skrivet lika tidigt.');
  const must = page.locator('[name$=".is_must"]').first();
  const wasMust = await must.isChecked();
  await must.evaluate((box: HTMLInputElement) => box.click());
  const goals = page.locator('[name=goal_pair]');
  await goals.selectOption({ index: 2 });
  const goal = await goals.inputValue();
  const modes = page.locator('input[type=radio][name=work_mode], select[name=work_mode]');
  const mode = modes.last();
  const isRadio = (await mode.getAttribute('type')) === 'radio';
  await (isRadio ? mode.check() : mode.selectOption({ index: 1 }));
  const chosen = await mode.inputValue();
  release();
  await page.waitForLoadState('networkidle');
  await page.locator('[name=decider_name]').fill('Elin Sandahl');
  await expect(page.locator('[name=title]')).toHaveValue('Skrivet före skriptet');
  await expect(page.locator('[name=goal]')).toHaveValue('Målet är skrivet lika tidigt.');
  await expect(must).toBeChecked({ checked: !wasMust });
  await expect(goals).toHaveValue(goal);
  if (isRadio) await expect(mode).toBeChecked();
  else await expect(mode).toHaveValue(chosen);
});

test('what is unfolded before the script has come stays unfolded when it comes', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'agency');
  const release = await holdScripts(page);
  const address = localizedHref(`/agency/invoices/${await unpaidInvoice()}`, 'sv');
  await page.goto(origin() + address, { waitUntil: 'commit' });
  const form = page.locator('form[action*="credit"]');
  await page.locator('details:has(form[action*="credit"]) > summary').click();
  await form.locator('[name=reason]').fill('Skrivet före skriptet');
  release();
  await page.waitForLoadState('networkidle');
  await expect(form.locator('[name=reason]')).toBeVisible();
  await expect(form.locator('[name=reason]')).toHaveValue('Skrivet före skriptet');
  await page.context().close();
});

test('the caret and what is marked stay where they are when the script comes', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'company');
  const release = await holdScripts(page);
  const address = localizedHref('/company/briefs/new?role=community-manager', 'sv');
  await page.goto(origin() + address, { waitUntil: 'commit' });
  const title = page.locator('[name=title]');
  const written = await title.inputValue();
  await title.evaluate((field: HTMLInputElement) => {
    field.focus();
    field.setSelectionRange(2, 5);
  });
  release();
  // Svelte has taken the field over when its attribute is gone.
  await expect(title).not.toHaveAttribute('value');
  await page.keyboard.insertText('–');
  await expect(title).toHaveValue(`${written.slice(0, 2)}–${written.slice(5)}`);
  await page.context().close();
});

test('bad input is answered at the field, and kept', async ({ browser }) => {
  const page = await signedIn(browser, 'company', { javaScriptEnabled: false });
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  await page.locator('[name=title]').fill('x'.repeat(100));
  const field = (name: string) => page.locator(`[name="roles.0.${name}"]`);
  await field('times.0.percent').fill('101');
  await field('budget').fill('-5');
  await page.locator('button[name=intent][value=show]').click();
  for (const [name, value] of [
    ['times.0.percent', '101'],
    ['budget', '-5'],
  ] as const) {
    const input = field(name);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveValue(value);
  }
  await expect(page.locator('[name=title]')).toHaveValue('x'.repeat(100));
});

test('a double click invites once and takes back once', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const email = `dubbelklick-${Date.now()}@example.com`;
  await open(page, 'sv', '/company/members');
  await page.waitForLoadState('networkidle');
  await page.locator('form[action="?/invite"] [name=email]').fill(email);
  await page.locator('form[action="?/invite"] button').dblclick();
  const row = page.locator('li', { hasText: email });
  await expect(row).toHaveCount(1);
  await row.locator('form[action="?/revoke"] button').dblclick();
  await expect(row).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText('finns inte');
});

test('somebody else’s id, and one that never was, are the same 404', async ({ browser }) => {
  const page = await signedIn(browser, 'company');
  const foreign = await query(
    `select i.id from public.invoices i where i.company_id not in (
       select m.company_id from public.company_members m join auth.users u on u.id = m.user_id
       where u.email = $1) limit 1`,
    [demoPerson('company').email],
  );
  for (const id of [foreign, randomUUID()]) {
    const response = await page.goto(`${origin()}/foretaget/fakturor/${id}`);
    expect(response?.status()).toBe(404);
    expect((await page.request.get(`${origin()}/foretaget/fakturor/${id}/pdf`)).status()).toBe(404);
  }
  expect((await page.goto(`${origin()}/byran`))?.status()).toBe(404);
});

test('pages that say no are accessible and lead on, in both languages', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, 'company');
  for (const [path, home] of [
    [`/foretaget/fakturor/${randomUUID()}`, '/foretaget'],
    [`/en/company/invoices/${randomUUID()}`, '/en/company'],
    ['/byran', '/'],
    ['/finns-inte', '/'],
    ['/en/nothing-here', '/en'],
  ] as const) {
    expect((await page.goto(origin() + path))?.status(), path).toBe(404);
    expect(await page.locator('html').getAttribute('lang')).toBe(
      path.startsWith('/en') ? 'en' : 'sv',
    );
    await expect(page.locator(`main a[href="${home}"]`).first(), path).toBeVisible();
    await expectNoViolations(page, path);
  }
});

test('a declined card leaves the invoice unpaid and says so, without script', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'company', { javaScriptEnabled: false });
  const invoice = await unpaidInvoice();
  await open(page, 'sv', `/company/invoices/${invoice}`);
  await page.locator('form[action="?/pay"] button').click();
  await page.locator('input[name*=card], input[name*=number]').first().fill('4000000000000002');
  await page.locator('button[value=pay], button[type=submit]').first().click();
  await expect(page.locator('main')).toContainText(/nekades|avvisades|declined/u);
  await open(page, 'sv', `/company/invoices/${invoice}`);
  await expect(page.locator('form[action="?/pay"]')).toBeVisible();
});

test('a forged webhook is refused and changes nothing', async ({ request }) => {
  const response = await request.post(`${origin()}/webhooks/stripe`, {
    headers: { 'stripe-signature': 't=1,v1=forged', 'content-type': 'application/json' },
    data: '{"id":"evt_forged","type":"checkout.session.completed"}',
  });
  expect(response.status()).toBe(400);
});

test('health names every dependency', async ({ request }) => {
  const response = await request.get(`${origin()}/health`);
  expect(response.status()).toBe(200);
  const { checks } = (await response.json()) as { checks: Record<string, { state: string }> };
  expect(Object.keys(checks).sort()).toEqual(['api', 'database', 'mail', 'stripe']);
});
