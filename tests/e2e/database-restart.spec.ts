import { expectNoViolations } from './support/axe.ts';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { openAccounts, password } from '#dev/seed/accounts.ts';
import { startStack, type Stack } from '#dev/stack.ts';
import type { PartEvent } from '#dev/supervisor/part.ts';
import { removeDataDir, temporaryDir } from '#dev/temporary.ts';
import { signIn } from './support/people.ts';

const email = 'dora@example.com';

/** A stack of its own, since the others' database must stay up. */
async function ownStack(events: PartEvent[]): Promise<Stack> {
  return startStack({
    dataDir: temporaryDir(),
    parts: ['postgres', 'mail', 'api', 'app'],
    onEvent: (event) => events.push(event),
    beforeApp: async (env) => {
      const db = new Client({ connectionString: env.DATABASE_URL });
      await db.connect();
      const accounts = await openAccounts(env, db, new Map([['dora', email]]));
      await db.end();
      const client = accounts.get('dora')?.client;
      await client?.rpc('save_person', { p_name: 'Dora Drift', p_locale: 'sv' });
      await client?.rpc('register_company', {
        p_name: 'Driftstopp AB',
        p_country: 'SE',
        p_organisation_number: '5560360793',
      });
    },
  });
}

const starts = (events: readonly PartEvent[]) =>
  events.filter(({ type, part }) => type === 'ready' && part === 'postgres').length;

/** Ends the database the hard way, as many times as needed for the next pause to be seconds long. */
async function bringDown(stack: Stack, events: readonly PartEvent[]): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    const before = starts(events);
    process.kill(stack.pid('postgres') ?? 0, 'SIGKILL');
    await expect.poll(() => starts(events), { timeout: 20_000 }).toBe(before + 1);
  }
  process.kill(stack.pid('postgres') ?? 0, 'SIGKILL');
}

for (const javaScriptEnabled of [true, false]) {
  test(`the database is restarted under a form (script ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    const events: PartEvent[] = [];
    const stack = await ownStack(events);
    try {
      const { ORIGIN } = stack.env;
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await signIn(page, email, password, false, ORIGIN);
      await page.goto(`${ORIGIN}/foretaget/installningar`);
      await page.waitForLoadState('networkidle');
      await page.locator('[name=street]').fill('Avbrottsgatan 7');
      await bringDown(stack, events);
      const before = starts(events);
      await page.locator('form:has([name=street]) button[type=submit]').click();
      const main = page.locator('main');
      await expect(main).toContainText('Det du skrev finns kvar');
      await expect(main).not.toContainText('loggats ut');
      await expect(page.locator('[name=street]')).toHaveValue('Avbrottsgatan 7');
      await expect.poll(() => starts(events), { timeout: 30_000 }).toBe(before + 1);
      await expect
        .poll(async () => (await fetch(`${ORIGIN}/health`)).status, { timeout: 30_000 })
        .toBe(200);
      await page.locator('form:has([name=street]) button').last().click();
      await expect(page.locator('main')).not.toContainText('Det du skrev finns kvar');
      await page.goto(`${ORIGIN}/foretaget/installningar`);
      await expect(page.locator('[name=street]')).toHaveValue('Avbrottsgatan 7');
      await page.context().close();
    } finally {
      await stack.stop();
      removeDataDir(stack.dataDir);
    }
  });
}

test('a page asked for meanwhile says that it is on our side, and works afterwards', async ({
  browser,
}) => {
  const events: PartEvent[] = [];
  const stack = await ownStack(events);
  try {
    const { ORIGIN } = stack.env;
    const page = await (await browser.newContext()).newPage();
    await signIn(page, email, password, false, ORIGIN);
    await bringDown(stack, events);
    const response = await page.goto(`${ORIGIN}/foretaget/installningar`);
    expect(response?.status()).toBe(503);
    expect(response?.headers()['cache-control']).not.toContain('public');
    await expect(page.locator('main')).toContainText('du är fortfarande inloggad');
    await expectNoViolations(page, '503');
    await expect
      .poll(async () => (await fetch(`${ORIGIN}/health`)).status, { timeout: 30_000 })
      .toBe(200);
    await page.goto(`${ORIGIN}/foretaget/installningar`);
    await expect(page.locator('[name=street]')).toBeVisible();
    await page.context().close();
  } finally {
    await stack.stop();
    removeDataDir(stack.dataDir);
  }
});
