import { expect, test, type Page } from '@playwright/test';
import { Client } from 'pg';
import { signedInAs } from './support/choose.ts';
import { expectNoViolations } from './support/axe.ts';
import {
  acceptOffer,
  askConsultant,
  chooseGoal,
  describeNeed,
  fillRole,
  issueInvoice,
  open,
  reportTime,
  today,
  weekOf,
  type Scene,
} from './support/job.ts';
import { press } from './support/matching.ts';
import { consultantNumber, signedIn } from './support/people.ts';

const scene = (title: string): Scene => ({ locale: 'sv', withScript: false, title });

async function value(sql: string, values: unknown[]): Promise<string> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE'] });
  await client.connect();
  const { rows } = await client.query<{ value: string }>(sql, values);
  await client.end();
  return String(rows[0]?.value ?? '');
}

/**
 * Sends a form twice at once, as two clicks without script do, and goes where the answers lead.
 * Both say that it is done.
 */
async function sendTwice(page: Page, action: string): Promise<void> {
  const button = page.locator(
    `form[action="${action}"] button:not([formaction]):visible, button[formaction="${action}"]`,
  );
  const [target, body] = await button.last().evaluate((pressed: HTMLButtonElement) => {
    const data = new FormData(pressed.form ?? undefined, pressed);
    const address = pressed.hasAttribute('formaction') ? pressed.formAction : pressed.form?.action;
    return [address ?? '', new URLSearchParams(data as unknown as URLSearchParams).toString()];
  });
  const headers = {
    origin: new URL(target).origin,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const post = () => page.request.post(target, { headers, data: body, maxRedirects: 0 });
  const answers = await Promise.all([post(), post()]);
  expect(
    answers.map((answer) => answer.status()),
    action,
  ).toEqual([303, 303]);
  const [first, second] = answers.map((answer) => answer.headers()['location']);
  expect(second).toBe(first);
  await page.goto(new URL(first ?? '', target).href);
}

/** Ids of a kind of thing that belong to a brief. */
const countOf = (table: string, column: string, id: string) =>
  value(`select count(*) as value from public.${table} where ${column} = $1`, [id]);

test('the main job with its detours: a no, a week sent back, an abandoned payment, every button twice', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const here = scene(`Omvägar ${Date.now()}`);
  const options = { javaScriptEnabled: false };
  const [company, scripted] = [
    await signedIn(browser, 'company', options),
    await signedIn(browser, 'company'),
  ];
  const brief = await describeNeed(scripted, here);
  /** The rules are held against with script: where the company stands, in its other window. */
  const expectSeenWell = async (what: string) => {
    await scripted.goto(company.url());
    await expectNoViolations(scripted, what);
  };
  const number = await consultantNumber();
  const path = `/company/briefs/${brief}`;
  const offered = () => company.locator('li.match');

  const other = await test.step('two are asked', async () => {
    await open(company, 'sv', `${path}/matches`);
    const picks = offered()
      .filter({ hasNotText: number })
      .locator('input[name="consultants[]"]:enabled');
    const id = await picks.first().inputValue();
    await picks.first().check();
    await askConsultant(company, number);
    const email = await value(
      'select u.email as value from auth.users u join public.consultants c on c.user_id = u.id where c.id = $1',
      [id],
    );
    return signedInAs(browser, email, options);
  });

  await test.step('one says no, twice; the company reads why and whom to ask instead', async () => {
    await open(other, 'sv', '/consultant/requests');
    await other.getByRole('link', { name: here.title }).first().click();
    await other.locator('input[name=reason][value=time]').evaluate((el) => {
      el.closest('details')?.setAttribute('open', '');
    });
    await other.locator('input[name=reason][value=time]').check();
    await other.locator('[name=words]').fill('Jag är föräldraledig till sommaren.');
    await sendTwice(other, '?/decline');
    await open(company, 'sv', path);
    const row = company.locator('tr', { hasText: 'föräldraledig till sommaren' });
    await expect(row).toHaveCount(1);
    await press(company, row.getByRole('link', { name: 'Fråga någon annan' }), /matchningar/u);
    await expect(offered().first()).toBeVisible();
  });

  const consultant = await signedIn(browser, 'consultant', options);
  await test.step('the other makes one offer with two clicks', async () => {
    await open(consultant, 'sv', '/consultant/requests');
    await consultant.getByRole('link', { name: here.title }).first().click();
    await consultant.locator('[name=rate]').fill('1000');
    await sendTwice(consultant, '?/offer');
    expect(await countOf('offers', 'brief_id', brief)).toBe('1');
  });

  const assignment = await acceptOffer(company, here, brief);
  await test.step('a week is sent back with a reason, corrected, handed in again and approved', async () => {
    await reportTime(consultant, here, assignment);
    const week = `/consultant/timesheets/${assignment}/${weekOf(today())}`;
    await open(company, 'sv', `/company/assignments/${assignment}`);
    await company.locator('a[href*="/tidrapporter/"]').first().click();
    await company.locator('form[action="?/reject"] [name=reason]').evaluate((el) => {
      el.closest('details')?.setAttribute('open', '');
    });
    await company.locator('form[action="?/reject"] button').click();
    await expect(company.locator('[name=reason]')).toHaveAttribute('aria-invalid', 'true');
    await company.locator('[name=reason]').fill('Mötet i tisdags var bara två timmar.');
    await sendTwice(company, '?/reject');
    await open(consultant, 'sv', week);
    await expect(consultant.locator('main')).toContainText('Mötet i tisdags var bara två timmar.');
    await consultant.locator('[name$=".hours"]').first().fill('2');
    await sendTwice(consultant, '?/submit');
    await company.reload();
    await sendTwice(company, '?/approve');
    const sheets = 'select id from public.timesheets where assignment_id = $1';
    for (const [kind, times] of [
      ['timesheet_submitted', '2'],
      ['timesheet_rejected', '1'],
      ['timesheet_approved', '1'],
    ]) {
      const sql = `select count(*) as value from public.events where kind = $2 and entity_id in (${sheets})`;
      expect(await value(sql, [assignment, kind]), kind).toBe(times);
    }
  });

  await test.step('a payment that was broken off can be begun again, and is booked once', async () => {
    const agency = await signedIn(browser, 'agency', options);
    const invoice = await issueInvoice(agency, here, assignment);
    await open(company, 'sv', `/company/invoices/${invoice}`);
    await press(company, company.locator('form[action="?/pay"] button'), /\/c\/pay\//u);
    await press(company, company.locator('button[value=cancel]'), /fakturor/u);
    await expect(company.locator('main form[action$="?/pay"] button')).toBeVisible();
    await expectSeenWell('a payment broken off');
    await press(company, company.locator('main form[action$="?/pay"] button'), /\/c\/pay\//u);
    await company
      .locator('input[name*=card], input[name*=number]')
      .first()
      .fill('4242424242424242');
    await press(company, company.locator('button[value=pay]').first(), /betald/u);
    await expect(company.locator('main')).toContainText(/är betald|har kommit|Tack/u, {
      timeout: 20_000,
    });
    await expectSeenWell('a payment that came');
    await expect
      .poll(() => countOf('payments', 'invoice_id', invoice), { timeout: 20_000 })
      .toBe('1');
    await agency.context().close();
  });
  for (const page of [company, scripted, consultant, other]) await page.context().close();
});

test('a need that nobody fits says why, and what to change', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'company');
  await open(page, 'sv', '/company/briefs/new?role=community-manager');
  await page.waitForLoadState('networkidle');
  await page.locator('[name=title]').fill(`För dyrt ${Date.now()}`);
  await page.locator('[name=goal]').fill('Svar inom en timme, mätt varje vecka i verktyget.');
  await chooseGoal(page);
  await fillRole(page, 0, { percent: '10', budget: '150' });
  await page.locator('[name=decider_name]').fill('Elin Sandahl');
  await page.locator('[name=decider_title]').fill('marknadschef');
  await page.locator('[name=work_mode][value=any]').check();
  await press(page, page.locator('button[name=intent][value=show]'), /matchningar/u);
  const main = page.locator('main');
  await expect(main).toContainText('Ingen konsult klarar alla krav');
  await expect(main).toContainText(/budget på \d/u);
  await expectNoViolations(page, 'nobody fits');
  await press(
    page,
    main.getByRole('link', { name: 'Ändra beskrivningen' }).first(),
    /andra|redigera/u,
  );
  await expect(page.locator('[name="roles.0.budget"]')).toHaveValue('150');
  await page.context().close();
});
