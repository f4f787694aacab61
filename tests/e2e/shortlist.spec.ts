import { expect, test } from '@playwright/test';
import { localizedHref } from '#lib/i18n/paths.ts';
import { expectNoViolations } from './support/axe.ts';
import { payloadOf, secretsOfConsultants, signedInAs, vote } from './support/choose.ts';
import { describeNeed, open, send } from './support/job.ts';
import { signedIn } from './support/people.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test('a company chooses together: departments vote, disagree, and one is asked', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const title = `Urvalsprov ${Date.now()}`;
  const company = await signedIn(browser, 'company');
  const secrets = await secretsOfConsultants();
  const briefId = await describeNeed(company, { locale: 'sv', title, withScript: true });
  const seenBy = async (page: typeof company, path: string) => {
    const text = await payloadOf(page, path);
    expect(
      secrets.filter((secret) => text.includes(secret)),
      path,
    ).toEqual([]);
    return text;
  };
  const brief = localizedHref(`/company/briefs/${briefId}`, 'sv');
  await seenBy(company, `${brief}/matchningar`);

  await test.step('singles out three from the ranking', async () => {
    const boxes = company.locator('li.match input[name="consultants[]"]');
    for (const index of [0, 1, 2]) await boxes.nth(index).check();
    await Promise.all([
      company.waitForURL(/\/urval\?/u),
      company.getByRole('button', { name: 'Lägg till i urvalet' }).click(),
    ]);
    await expect(company.locator('article.match')).toHaveCount(3);
  });
  const page = `${brief}/urval`;
  expect(await seenBy(company, page)).toMatch(/Konsult K?-?\s?\d{4}/u);

  const address = await test.step('shares with two departments', async () => {
    await company.locator('[name=question]').fill('Vem kan ni arbeta med?');
    await company.getByLabel('Marcus Öhrn').check();
    await company.getByLabel('Tuva Lindroth').check();
    await send(company, '/share', /done=shared/u);
    return company.locator('[name=share_link]').inputValue();
  });

  await test.step('one votes on a phone, one without script', async () => {
    const marcus = await signedInAs(browser, 'marcus@brunnsparken.example.com', PHONE);
    await marcus.goto(address);
    await seenBy(marcus, new URL(address).pathname);
    const overflow = await marcus.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const english = localizedHref(`/votes/${address.split('/').at(-1) ?? ''}`, 'en');
    for (const path of [english, new URL(address).pathname]) {
      await marcus.goto(new URL(path, address).href);
      await expectNoViolations(marcus, path);
    }
    await marcus.setViewportSize(PHONE.viewport);
    await vote(marcus, 'Servering', ['yes', 'no', 'yes'], 'Kan kvällar');
    await expect(marcus.getByRole('status')).toContainText('Svaren är sparade');

    const plain = { javaScriptEnabled: false };
    const tuva = await signedInAs(browser, 'tuva@brunnsparken.example.com', plain);
    await tuva.goto(address);
    await vote(tuva, 'Ekonomi', ['yes', 'yes', 'unsure'], '<script>alert(1)</script>');
    await expect(tuva.locator('[name="votes.0.comment"]')).toHaveValue('<script>alert(1)</script>');
  });

  await test.step('sees where they disagree, first', async () => {
    await company.goto(address.replace(/\/rosta\/.*$/u, page));
    const rows = company.locator('.vote-matrix tbody tr');
    await expect(rows.first()).toContainText('Oense');
    await expect(rows.first()).toContainText('Nej');
    await expect(company.locator('.vote-matrix')).toContainText('<script>alert(1)</script>');
    await expect(company.locator('#share')).toContainText('Alla inbjudna har svarat');
    await expectNoViolations(company, page);
  });

  await test.step('somebody outside is told that it is not for them, and nothing else', async () => {
    const outsiders = ['goran.hallkvist@tallasen.example.com', 'amina.warsame.berg@example.com'];
    for (const email of outsiders) {
      const stranger = await signedInAs(browser, email);
      const answer = await stranger.goto(address);
      expect(answer?.status(), email).toBe(404);
      const text = await stranger.content();
      expect(text).toContain('Urvalet är inte delat med dig');
      expect(text).not.toContain(title);
      const data = await stranger.request.get(`${address}/__data.json`);
      expect(await data.text()).not.toMatch(/Urvalsprov|consultantId|Vem kan ni/u);
      await stranger.context().close();
    }
  });

  await test.step('takes the link back while somebody is voting', async () => {
    const late = await signedInAs(browser, 'marcus@brunnsparken.example.com');
    await late.goto(address);
    await send(company, '/revoke', /done=revoked/u);
    await late.locator('.ballot-send button').click();
    await expect(late.locator('main')).toContainText('tillbakadragen');
    await late.goto(address);
    await expect(late.locator('h1')).toContainText('Länken gäller inte längre');
  });

  await test.step('asks one of them', async () => {
    await company.locator('#ask input[name="consultants[]"]').first().check();
    await send(company, '/ask', /sent=1/u);
    await open(company, 'sv', `/company/briefs/${briefId}/shortlist`);
    await expect(company.locator('article.match').first()).toContainText(/Skickad|Väntar/u);
    await seenBy(company, page);
  });
});
