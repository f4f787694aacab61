import { expect, test } from '@playwright/test';
import { localizedHref } from '#lib/i18n/paths.ts';
import {
  answerAnalysis,
  inviteColleague,
  newcomer,
  signUpFromResult,
  statusOf,
} from './support/chain.ts';
import { payloadOf, vote } from './support/choose.ts';
import { fillRole, open, send } from './support/job.ts';
import { press } from './support/matching.ts';
import { consultantNumber, signedIn } from './support/people.ts';

const REASON =
  'Kampanjen är redan såld till medlemmarna, och målgruppen känner vi sedan tio år tillbaka.';

test('from first answer to request: analysis, account, brief, gate, matches, departments', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const company = await (await browser.newContext()).newPage();
  const rival = await signedIn(browser, 'company');
  const who = newcomer();
  const title = `Från analys till förfrågan ${who.company}`;

  const analysisId = await test.step('a visitor answers and reads the result', async () => {
    const id = await answerAnalysis(company);
    await expect(company.locator('main')).toContainText('Strateg för sociala medier');
    expect(await statusOf(rival, `/behovsanalys/resultat/${id}`)).toBeGreaterThanOrEqual(300);
    return id;
  });
  const analysis = localizedHref(`/company/needs-analyses/${analysisId}`, 'sv');

  await test.step('signs up, and the analysis is saved with the company', async () => {
    await signUpFromResult(company, who);
    expect(new URL(company.url()).pathname).toBe(analysis);
    await expect(company.locator('main')).toContainText('Ebba Kedja');
    for (const path of [analysis, `${analysis}/pdf`, `${analysis}/svara/1`]) {
      expect(await statusOf(rival, path), path).toBe(404);
    }
  });

  const brief =
    await test.step('describes the need from the analysis, without a strategist', async () => {
      await company.locator('a[href*="analysis="]').click();
      const roles = company.locator('[name^="roles."][name$=".role_id"]');
      await expect(roles.first()).toHaveValue('social-media-strategist');
      await expect(company.locator('[name=goal]')).not.toHaveValue('');
      await expect(company.locator('[name="roles.0.times.0.percent"]')).toHaveValue(/^[1-9]\d?$/u);
      await expect(
        company.locator('[name="roles.0.competencies.0.competency_id"]'),
      ).not.toHaveValue('');
      await expect(company.locator('[name="measures.0.measure_id"]')).not.toHaveValue('');
      for (let left = await roles.count(); left > 1; left -= 1) {
        const isFirst = (await roles.first().inputValue()) === 'community-manager';
        await company.locator(`button[value="remove_role:${isFirst ? 1 : 0}"]`).click();
        await expect(roles).toHaveCount(left - 1);
      }
      await expect(roles.first()).toHaveValue('community-manager');
      await company.locator('[name=title]').fill(title);
      await fillRole(company, 0, { percent: '5', budget: '2000' });
      for (const box of await company.locator('[name$=".is_unknown"]').all()) await box.check();
      await company.locator('[name=decider_name]').fill('Ebba Kedja');
      await company.locator('[name=decider_title]').fill('vd');
      await company.locator('[name=work_mode][value=any]').check();
      await press(company, company.locator('button[name=intent][value=show]'), /asks=strategy/u);
      return localizedHref(`/company/briefs/${/[0-9a-f-]{36}/u.exec(company.url())?.[0]}`, 'sv');
    });

  await test.step('is asked for a strategy, and goes on for a reason with a name', async () => {
    await expect(company.locator('#strategy')).toContainText('25');
    await company.locator('#strategy summary').click();
    await company.locator('[name=gate_reason]').fill(REASON);
    await company.locator('form[action*="openAnyway"] button').click();
    await expect(company.locator('[name=gate_name]')).toHaveAttribute('aria-invalid', 'true');
    await expect(company.locator('[name=gate_reason]')).toHaveValue(REASON);
    await company.locator('[name=gate_name]').fill('Ebba Kedja');
    await company.locator('[name=gate_title]').fill('vd');
    await send(company, 'openAnyway', /matchningar/u);
    for (const path of [brief, `${brief}/matchningar`, `${brief}/urval`, `${brief}/andra`]) {
      expect(await statusOf(rival, path), path).toBe(404);
    }
  });

  const number = await consultantNumber();
  await test.step('compares three and singles them out', async () => {
    const rows = company.locator('li.match:has(input[name="consultants[]"])');
    const asked = rows.filter({ hasText: number });
    const others = rows.filter({ hasNotText: number });
    const tick = async () => {
      for (const row of [asked, others.nth(0), others.nth(1)]) {
        await row.locator('input[name="consultants[]"]').check();
      }
    };
    await tick();
    await press(company, company.locator('button[formaction*="/compare"]'), /jamfor/u);
    await expect(company.locator('table.compare thead th')).toHaveCount(3);
    await company.goBack();
    await tick();
    await press(company, company.getByRole('button', { name: 'Lägg till i urvalet' }), /urval\?/u);
    await expect(company.locator('article.match')).toHaveCount(3);
  });

  await test.step('two departments vote, each in its own way', async () => {
    const colleague = await inviteColleague(company, browser, `kollega.${who.email}`);
    await company.goto(new URL(`${brief}/urval`, company.url()).href);
    await company.getByLabel('Kalle Kollega').check();
    await send(company, '/share', /done=shared/u);
    const address = await company.locator('[name=share_link]').inputValue();
    expect((await rival.goto(address))?.status()).toBe(404);
    await expect(rival.locator('body')).not.toContainText(title);
    await colleague.goto(address);
    await vote(colleague, 'Kundtjänst', ['no', 'yes', 'unsure'], 'Har vi tid att lära upp?');
    await company.goto(address);
    await vote(company, 'Marknad', ['yes', 'yes', 'yes'], 'Stark i dialog.');
    await company.goto(new URL(`${brief}/urval`, address).href);
    const matrix = company.locator('.vote-matrix');
    await expect(matrix.locator('tbody tr').first()).toContainText('Oense');
    for (const said of ['Kundtjänst', 'Marknad', 'Har vi tid att lära upp?']) {
      await expect(matrix).toContainText(said);
    }
    await colleague.context().close();
  });

  await test.step('asks one, who reads why there is no strategy; so does the agency', async () => {
    await company.locator('#ask label', { hasText: number }).click();
    await send(company, '/ask', /sent=1/u);
    const consultant = await signedIn(browser, 'consultant');
    await open(consultant, 'sv', '/consultant/requests');
    await consultant.getByRole('link', { name: title }).first().click();
    await expect(consultant.locator('main')).toContainText(REASON);
    await expect(consultant.locator('main')).toContainText('Ebba Kedja, vd');
    const agency = await signedIn(browser, 'agency');
    const id = brief.split('/').at(-1) ?? '';
    const read = await payloadOf(agency, localizedHref(`/agency/briefs/${id}`, 'sv'));
    expect(read).toContain(REASON);
    for (const page of [company, rival, consultant, agency]) await page.context().close();
  });
});
