import { expect, test } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { open } from '../support/job.ts';
import { origin, signedIn } from '../support/people.ts';

// A credit comes off the consultant's next payout, which other tests count.

const REASON = 'Veckan stämmer med min tidrapport <b>och</b> är godkänd';
const ANSWER = 'Du har rätt. Den kommer på nästa självfaktura.';

test('a consultant objects to a credit, the agency answers from its queue, and she reads it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const consultant = await signedIn(browser, 'consultant');
  const agency = await signedIn(browser, 'agency');
  let id = '';

  await test.step('a row of a paid self-bill is credited', async () => {
    await open(consultant, 'sv', '/consultant/earnings');
    const paid = consultant.locator('#self-bills tr', { hasText: 'Utbetald' }).first();
    await paid.locator('a').first().click();
    await expect(consultant.locator('#payouts')).toBeVisible();
    id = /[0-9a-f-]{36}/u.exec(consultant.url())?.[0] ?? '';
    await open(agency, 'sv', `/agency/self-bills/${id}`);
    await agency.locator('details:has(form[action*="credit"]) > summary').click();
    const form = agency.locator('form[action*="credit"]');
    await form.locator('[type=checkbox]').first().check();
    await form.locator('[name=reason]').fill('Fel antal timmar');
    await form.getByRole('button').click();
    await expect(agency.locator('#credits')).toContainText('Fel antal timmar');
  });

  await test.step('she objects, not without a reason', async () => {
    await consultant.reload();
    const credits = consultant.locator('#credits');
    await credits.locator('summary').click();
    await expectNoViolations(consultant, 'a credit to object to');
    await credits.getByRole('button', { name: 'Skicka invändningen' }).click();
    await expect(consultant.locator('.error-summary')).toContainText('Varför är krediten fel?');
    await consultant.locator('[name=objection]').fill(REASON);
    await credits.getByRole('button', { name: 'Skicka invändningen' }).click();
    await expect(consultant.getByRole('status')).toContainText('Invändningen är skickad');
    await expect(consultant.locator('#objections')).toContainText(REASON);
    await expect(credits.locator('form')).toHaveCount(0);
  });

  await test.step('it waits in the agency’s queue until it is answered', async () => {
    await open(agency, 'sv', '/agency');
    const entry = agency.locator(`a[href*="${id}#objections"]`);
    await entry.click();
    await expect(agency).toHaveURL(new RegExp(`${id}#objections`, 'u'));
    await expect(agency.locator('#objections')).toContainText(REASON);
    await agency.getByRole('button', { name: 'Skicka svaret' }).click();
    await expect(agency.locator('fieldset#outcome')).toContainText('Välj');
    await expect(agency.locator('[name=answer]')).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolations(agency, 'an answer with errors');
    await agency.getByLabel('Konsulten har rätt').check();
    await agency.locator('[name=answer]').fill(ANSWER);
    await agency.getByRole('button', { name: 'Skicka svaret' }).click();
    await expect(agency.locator('#objections')).toContainText('Godtagen');
    await expectNoViolations(agency, 'an objection that was upheld');
    await open(agency, 'sv', '/agency');
    await expect(agency.locator('h1')).toBeVisible();
    await expect(entry).toHaveCount(0);
  });

  await test.step('she reads the answer, and the row is there to be billed again', async () => {
    await consultant.goto(origin() + new URL(consultant.url()).pathname);
    await expect(consultant.locator('#objections')).toContainText(ANSWER);
    await expect(consultant.locator('#objections')).toContainText('ny självfaktura');
    await expectNoViolations(consultant, 'an objection with its answer');
  });
});
