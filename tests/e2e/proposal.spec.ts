import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { askConsultant, describeNeed, open, send } from './support/job.ts';
import { press } from './support/matching.ts';
import { consultantNumber, signedIn } from './support/people.ts';

const REASON = 'Har lett två kundklubbar <b>av samma storlek</b>.';

test('the agency proposes with a reason, the company adopts, and a human answers the one who asks', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const title = `Byråns förslag ${Date.now()}`;
  const company = await signedIn(browser, 'company');
  const agency = await signedIn(browser, 'agency', { javaScriptEnabled: false });
  const consultant = await signedIn(browser, 'consultant');
  const briefId = await describeNeed(company, { locale: 'sv', title, withScript: true });
  await askConsultant(company, await consultantNumber());

  await test.step('the agency moves one, not without a reason, and sends its list', async () => {
    await open(agency, 'sv', '/agency/proposals');
    const row = agency.locator('tr', { hasText: title });
    await press(agency, row.locator('form[action*="start"] button'), /forslag\/[0-9a-f-]{36}/u);
    const moves = agency.locator('details:has(button[name=move][value=down])').first();
    await moves.locator('summary').click();
    await moves.locator('button[name=move][value=down]').click();
    await expect(agency.locator('.error-summary')).toBeVisible();
    const typed = agency.locator('details[open]:has(button[name=move])').first();
    await typed.locator('[name=reason]').fill(REASON);
    await typed.locator('button[name=move][value=down]').click();
    await expect(agency.locator('main')).toContainText(REASON);
    await agency.locator('[name=note]').fill('Börja med de två första.');
    await send(agency, '?/send', /sent=1/u);
  });

  await test.step('the company reads why, and makes the list its own', async () => {
    await open(company, 'sv', `/company/briefs/${briefId}/shortlist`);
    const proposal = company.locator('#proposal');
    await expect(proposal).toContainText('Börja med de två första.');
    await expect(proposal).toContainText(REASON);
    await expectNoViolations(company, 'shortlist with a proposal');
    await send(company, '/adopt', /done=adopted/u);
    expect(await company.locator('article.match').count()).toBeGreaterThanOrEqual(2);
  });

  await test.step('the consultant asks for a review, and a person of the agency answers', async () => {
    await open(consultant, 'sv', '/consultant/requests');
    await consultant.getByRole('link', { name: title }).first().click();
    const ask = consultant.locator('form[action*="review"]');
    await consultant.locator('details:has(form[action*="review"]) > summary').click();
    await ask.locator('[name=review_reason]').fill(`Stämmer ordningen? ${title}`);
    await ask.locator('button').last().click();
    await expect(consultant.locator('main')).toContainText(`Stämmer ordningen? ${title}`);
    await open(agency, 'sv', '/agency/reviews');
    await expect(agency.locator('main')).toContainText(title);
    await agency.locator('main li', { hasText: title }).locator('a').click();
    await agency.locator('form:has([name=outcome]) button').last().click();
    await expect(agency.locator('.error-summary')).toBeVisible();
    await agency.locator('[name=outcome][value=stands]').check();
    await agency.locator('[name=answer]').fill('Ordningen stämmer: priset skilde er åt.');
    await agency.locator('form:has([name=outcome]) button').last().click();
    await consultant.reload();
    await expect(consultant.locator('main')).toContainText('priset skilde er åt');
    await expect(consultant.locator('main')).toContainText('Mona');
  });
  for (const page of [company, agency, consultant]) await page.context().close();
});
