import { expect, test } from '@playwright/test';
import { pain002Sample } from '#lib/server/payouts/pain002-sample.ts';
import { expectNoViolations } from './support/axe.ts';
import { bankFile, sendBankFile } from './support/bank.ts';
import { open } from './support/job.ts';
import { acceptSelfBill, fileOfRun, prepareRun, secondPerson } from './support/payouts.ts';
import { signedIn } from './support/people.ts';

test('a self-bill is accepted, paid by two people and the bank, and seen as paid', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [consultant, mona] = [
    await signedIn(browser, 'consultant'),
    await signedIn(browser, 'agency'),
  ];
  const kerstin = await secondPerson(browser);
  const number = await acceptSelfBill(consultant, 'oldest');
  const address = await prepareRun(mona, number);

  await test.step('whoever prepared it is not offered to approve it', async () => {
    await expect(mona.locator('main')).toContainText('Be en kollega granska');
    await expect(mona.getByRole('button', { name: 'Godkänn körningen' })).toHaveCount(0);
    await expectNoViolations(mona, 'a run that waits');
  });

  await test.step('somebody else approves it and makes the file', async () => {
    await kerstin.goto(address);
    await expect(kerstin.locator('#payments')).toContainText(number);
    await kerstin.getByRole('button', { name: 'Godkänn körningen' }).click();
    await kerstin.getByRole('button', { name: 'Skapa bankfilen' }).click();
    await expect(kerstin.locator('main')).toContainText('Hos banken');
  });

  const { messageId, endToEndId, amount } =
    await test.step('the file names the payment', async () => {
      const { text, ...ids } = await fileOfRun(mona, address);
      expect(text).toContain('pain.001.001.03');
      expect(text).toContain(number);
      return ids;
    });

  await test.step('another file’s answer is refused, this one’s closes the run', async () => {
    const answer = async (id: string) => {
      await mona.locator('#answer input[type=file]').setInputFiles({
        name: 'svar.xml',
        mimeType: 'text/xml',
        buffer: Buffer.from(pain002Sample(id, [{ endToEndId, code: 'ACSC' }])),
      });
      await mona.getByRole('button', { name: 'Läs in svaret' }).click();
    };
    await answer('EN-ANNAN');
    await expect(mona.getByRole('alert')).toContainText('gäller en annan fil');
    await answer(messageId);
    await expect(mona.getByRole('status')).toContainText('Utbetalda: 1');
    await expect(mona.locator('main')).toContainText('Avslutad');
    await expectNoViolations(mona, 'a run that is closed');
  });

  await test.step('the statement’s debit finds it, and leads to the run and the books', async () => {
    const debit = { amount, remittance: '', reference: `e2e-${endToEndId}`, endToEndId };
    await sendBankFile(mona, 'konto-utbetalning.xml', bankFile([debit]));
    await expect(mona.locator('dl.stats')).toBeVisible();
    await mona.goto(address);
    await mona
      .locator('#payments')
      .getByRole('link', { name: /^Uttag/u })
      .click();
    await expect(mona.locator('#payouts')).toContainText(endToEndId);
    await expectNoViolations(mona, 'a debit of a payout');
    await mona.locator('#payouts a[href*="verifikationer"]').click();
    await mona.getByRole('link', { name: endToEndId }).click();
    await expect(mona).toHaveURL(/utbetalningar/u);
    await expect(mona.locator('#vouchers tbody tr')).toHaveCount(2);
  });

  await test.step('the consultant sees it as paid', async () => {
    await open(consultant, 'sv', '/consultant/payouts');
    const row = consultant.locator('#payouts tr', { hasText: number });
    await expect(row).toContainText('Utbetald');
    await expect(row).toContainText(endToEndId);
    await open(consultant, 'sv', '/consultant/earnings');
    const bill = consultant.locator('#self-bills tr', { hasText: number });
    await expect(bill).toContainText('Utbetald');
  });

  await test.step('it comes back without a reference: one click, and it is owed again', async () => {
    const back = { amount, remittance: '<Ustrd>Retur</Ustrd>', reference: `retur-${endToEndId}` };
    await sendBankFile(mona, 'retur.xml', bankFile([back]));
    await expect(mona).toHaveURL(/\/bank\/\p{L}+\/[0-9a-f-]{36}$/u);
    await mona.locator('tr', { hasText: 'Det finns inget OCR-nummer' }).locator('th a').click();
    const match = mona.locator('#match');
    await expect(match).toContainText('Är det en utbetalning som kom tillbaka?');
    await expectNoViolations(mona, 'money in that may be a payout');
    await match
      .locator('li', { hasText: endToEndId })
      .getByRole('button', { name: /^Den kom tillbaka/u })
      .click();
    await expect(mona.locator('#payouts')).toContainText('konsulten har dem att få igen');
    await expect(mona.locator('#payouts')).toContainText(endToEndId);
    await expectNoViolations(mona, 'a payout that came back');
    await open(mona, 'sv', '/agency/payouts');
    await expect(mona.locator('#due')).toContainText(number);
  });
});

test('whoever approves a run is asked about accounts that were changed', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency');
  await open(page, 'sv', '/agency/payouts');
  await page.locator('tr', { hasText: 'Väntar på godkännande' }).locator('th a').last().click();
  await expect(page.locator('#changed')).toContainText('Bankgiro …1000');
  await expect(page.locator('#changed')).toContainText('Bankkonto …3456');
  await page.getByRole('button', { name: 'Godkänn körningen' }).click();
  await expect(page.locator('#accountsChecked-error')).toContainText('Konton har bytts');
  await expectNoViolations(page, 'a run with a changed account, refused');
});

test('the settings of payouts say what is wrong and keep what was written', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency');
  await open(page, 'sv', '/agency/settings/payouts');
  const iban = page.locator('[name=debtorIban]');
  const before = await iban.inputValue();
  await iban.fill('SE00 1234');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.locator('main')).toContainText('Kontrollera IBAN');
  await expect(iban).toHaveValue('SE00 1234');
  await expectNoViolations(page, 'settings of payouts, refused');
  await iban.fill(before);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status')).toContainText('Inställningarna är sparade');
});
