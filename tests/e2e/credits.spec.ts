import { expect, test } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { bankFile, sendBankFile } from './support/bank.ts';
import { open, today } from './support/job.ts';
import { origin, signedIn, signIn } from './support/people.ts';

/** Kronor and öre that nothing else in the demo or the tests has, nor an earlier run on the same copy. */
const ORE = 400_000 + (Date.now() % 99_999);
const AMOUNT = (ORE / 100).toFixed(2);
const TYPED = AMOUNT.replace('.', ',');
const SHOWN = `${TYPED.slice(0, 1)} ${TYPED.slice(1)}`;
const REFERENCE = `UT-${ORE}`;
const COMPANY = 'Fjärdhamn Logistik AB';

test('money that no invoice uses goes back by bank: asked by one, approved by another, noted as paid', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mona = await signedIn(browser, 'agency');
  const kerstin = await (await browser.newContext()).newPage();
  await signIn(kerstin, 'kerstin@rollkoll.example.com', 'rollkoll-demo-2026');

  await test.step('a payment without reference becomes the customer’s credit', async () => {
    const remittance = '<Ustrd>Förskott</Ustrd>';
    const reference = `e2e-credit-${Date.now()}`;
    await sendBankFile(mona, 'forskott.xml', bankFile([{ amount: AMOUNT, remittance, reference }]));
    await mona.locator('tr', { hasText: SHOWN }).locator('th a').click();
    await mona.locator('summary', { hasText: 'Bokför som tillgodo' }).click();
    await mona.locator('form[action*="credit"] select').selectOption({ label: COMPANY });
    await mona.locator('form[action*="credit"] button').click();
    await mona.locator('main a[href*="/tillgodohavanden/"]').first().click();
    await expect(mona.locator('h1')).toContainText(`${COMPANY}: ${SHOWN}`);
    await expectNoViolations(mona, 'page of a credit');
  });

  await test.step('a wrong account is refused at its field, and what was typed stays', async () => {
    await mona.locator('[name=reason]').fill('Kunden betalade två gånger');
    await mona.getByRole('radio', { name: 'Bankgiro' }).check();
    await mona.locator('[name=accountNumber]').fill('5999-1019');
    await mona.getByRole('button', { name: 'Begär återbetalning' }).click();
    await expect(mona.locator('[name=accountNumber]')).toHaveAttribute('aria-invalid', 'true');
    await expect(mona.locator('[name=reason]')).toHaveValue('Kunden betalade två gånger');
    await expectNoViolations(mona, 'refused refund');
  });

  await test.step('more than the credit is refused too', async () => {
    await mona.locator('[name=amount]').fill(TYPED.replace(/^4/u, '5'));
    await mona.locator('[name=accountNumber]').fill('5999-1018');
    await mona.getByRole('button', { name: 'Begär återbetalning' }).click();
    const field = mona.locator('[name=amount]');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(mona.locator('form', { has: field })).toContainText(
      `Högst ${SHOWN} kr kan återbetalas`,
    );
    await mona.locator('[name=amount]').fill(TYPED);
    await mona.getByRole('button', { name: 'Begär återbetalning' }).click();
    await expect(mona.locator('#refunds')).toContainText('Någon annan på byrån godkänner den');
    await expect(mona.getByRole('button', { name: 'Godkänn återbetalningen' })).toHaveCount(0);
  });

  const address = new URL(mona.url()).pathname;

  await test.step('another person approves', async () => {
    await open(kerstin, 'sv', '/agency');
    await expect(kerstin.locator('main')).toContainText(COMPANY);
    await kerstin.goto(`${origin()}${address}`);
    await kerstin.getByRole('button', { name: 'Godkänn återbetalningen' }).click();
    await expect(kerstin.getByRole('button', { name: 'För in som betald' })).toBeVisible();
    await expectNoViolations(kerstin, 'approved refund');
  });

  await test.step('what the bank paid is noted, and nothing of the credit is left', async () => {
    await mona.reload();
    await mona.getByRole('button', { name: 'För in som betald' }).click();
    await expect(mona.locator('[name=bankReference]')).toHaveAttribute('aria-invalid', 'true');
    await mona.locator('[name=paidOn]').fill(today());
    await mona.locator('[name=bankReference]').fill(REFERENCE);
    await mona.getByRole('button', { name: 'För in som betald' }).click();
    await expect(mona.locator('#refunds')).toContainText(REFERENCE);
    await expect(mona.getByRole('button', { name: 'Begär återbetalning' })).toHaveCount(0);
    await open(mona, 'sv', '/agency/credits');
    await expect(mona.locator('main')).not.toContainText(SHOWN);
    await expectNoViolations(mona, 'credits');
  });
});
