import { expect, test, type Page } from '@playwright/test';
import { expectNoViolations } from './support/axe.ts';
import { bankFile, openAmount, sendBankFile, withReference } from './support/bank.ts';
import { open } from './support/job.ts';
import { signedIn } from './support/people.ts';

/** Reference and open amount of an unpaid invoice of the demo that no other test pays. */
async function unpaidInvoice(page: Page, number: string) {
  await open(page, 'sv', `/agency/invoices?q=${number}`);
  await page.getByRole('link', { name: number }).click();
  await expect(page.locator('h1')).toContainText(number);
  return { number, ...(await openAmount(page)) };
}

test('a file pays by reference, and what waits is placed by hand', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signedIn(browser, 'agency');
  const paid = await unpaidInvoice(page, '10017');
  const byHand = await unpaidInvoice(page, '10018');
  const bytes = bankFile([
    withReference(paid.ocr, paid.amount),
    { amount: byHand.amount, remittance: '<Ustrd>Tack</Ustrd>', reference: `e2e-${byHand.number}` },
  ]);

  await test.step('somebody else’s file is refused with a sentence', async () => {
    await sendBankFile(page, 'fel.xml', bankFile([], 'SE4550000000058398257466'));
    await expect(page.getByRole('alert')).toContainText('inte är byråns');
    await expectNoViolations(page, 'bank page with a refused file');
  });

  await test.step('one movement is placed, the other waits', async () => {
    await sendBankFile(page, 'kontohändelser.xml', bytes);
    await expect(page.locator('dl.stats')).toContainText(/Placerade\s*1/u);
    await expect(page.locator('dl.stats')).toContainText(/Väntar\s*1/u);
    await expectNoViolations(page, 'page of a file');
    await sendBankFile(page, 'kontohändelser.xml', bytes);
    await expect(page.locator('main')).toContainText('Filen var redan inläst');
  });

  await test.step('a person finds the invoice and places it', async () => {
    await page.locator('tr', { hasText: 'Det finns inget OCR-nummer' }).locator('th a').click();
    await page.locator('main [name=q]').fill(byHand.number);
    await page.locator('main form[role=search] button').click();
    await page
      .locator('tr', { hasText: `Faktura ${byHand.number}` })
      .getByRole('link', { name: /Välj/u })
      .last()
      .click();
    await expectNoViolations(page, 'a movement with a chosen invoice');
    await page.locator('form[action*="place"] button[type=submit]').click();
    await expect(page.locator('main')).toContainText(`Använd för faktura ${byHand.number}`);
    await expectNoViolations(page, 'a placed movement');
  });

  await test.step('both invoices are paid, and lead back to the movement', async () => {
    await page.getByRole('link', { name: `Använd för faktura ${byHand.number}` }).click();
    await expect(page.locator('h1 + *, header')).toContainText([/Betald/u]);
    await page.locator('#payments a[href*="/bank/"]').first().click();
    await expect(page.locator('main')).toContainText('Vart pengarna tog vägen');
    await open(page, 'sv', `/agency/invoices?q=${paid.number}`);
    await expect(page.locator('table tbody tr').first()).toContainText('Betald');
  });
});
