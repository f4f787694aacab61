import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { open } from './support/job.ts';
import { signedIn } from './support/people.ts';

test('a consultant connects an account at Stripe when the agency pays that way', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const agency = await signedIn(browser, 'agency');
  const consultant = await signedIn(browser, 'consultant');
  const panel = consultant.locator('#stripe');

  await test.step('nothing is said of Stripe until the agency has turned it on', async () => {
    await open(consultant, 'sv', '/consultant/payouts');
    await expect(panel).toHaveCount(0);
    await open(agency, 'sv', '/agency/payouts');
    await expect(agency.getByRole('link', { name: 'Överföring hos Stripe' })).toHaveCount(0);
    await open(agency, 'sv', '/agency/settings/payouts');
    await agency.getByLabel('Betala även ut genom Stripe').check();
    await agency.getByRole('button', { name: 'Spara' }).click();
    await expect(agency.getByRole('status')).toContainText('sparade');
    await expect(agency.getByLabel('Betala även ut genom Stripe')).toBeChecked();
    await expectNoViolations(agency, 'settings of payouts');
  });

  await test.step('a consultant who stops on the way goes on where they stopped', async () => {
    await open(consultant, 'sv', '/consultant/payouts');
    await panel.getByRole('button', { name: 'Koppla ett konto' }).click();
    await expect(consultant).toHaveURL(/\/setup\/s\//u);
    await consultant.locator('[name=action][value=later]').click();
    await expect(panel).toContainText('Stripe saknar uppgifter');
    await expectNoViolations(consultant, 'payouts with a begun account');
    await panel.getByRole('button', { name: 'Fortsätt hos Stripe' }).click();
    await consultant.locator('[name=action][value=complete]').click();
    await expect(panel).toContainText('Ditt konto kan ta emot utbetalningar.');
    await expect(panel.getByRole('button')).toHaveCount(0);
  });

  await test.step('the agency sees what can go that way, for any day', async () => {
    await open(agency, 'sv', '/agency/payouts');
    await agency.getByRole('link', { name: 'Överföring hos Stripe' }).click();
    await expect(agency.locator('#due')).toContainText('saldo hos Stripe');
    await agency.getByRole('button', { name: 'Visa dagen' }).click();
    await expect(agency).toHaveURL(/rail=stripe_transfer/u);
    await expect(agency.locator('#due')).toContainText('saldo hos Stripe');
    await expectNoViolations(agency, 'payouts through Stripe');
  });
});
