import { expect, test, type Page } from '@playwright/test';
import { pain002Sample } from '#lib/server/payouts/pain002-sample.ts';
import { expectNoViolations } from './support/axe.ts';
import { bankFile, openAmount, sendBankFile, withReference } from './support/bank.ts';
import {
  acceptOffer,
  approveTime,
  askConsultant,
  describeNeed,
  issueInvoice,
  makeOffer,
  open,
  payByCard,
  reportTime,
  type Scene,
} from './support/job.ts';
import { acceptSelfBill, fileOfRun, prepareRun, secondPerson } from './support/payouts.ts';
import { consultantNumber, signedIn } from './support/people.ts';

type People = { company: Page; consultant: Page; agency: Page };

/** An assignment with a week of approved time, which the agency has invoiced. @returns the invoice */
async function invoicedWork({ company, consultant, agency }: People, title: string) {
  const scene: Scene = { locale: 'sv', withScript: true, title };
  const brief = await describeNeed(company, scene);
  await askConsultant(company, await consultantNumber());
  await makeOffer(consultant, scene);
  const assignment = await acceptOffer(company, scene, brief);
  await reportTime(consultant, scene, assignment);
  await approveTime(company, scene, assignment);
  return { scene, invoice: await issueInvoice(agency, scene, assignment) };
}

/** What the economist does in a month, with real money on its way in and out. */
test('a month from approved time to balanced books: card, bank file, credit note, refund, payouts', async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const people = {
    company: await signedIn(browser, 'company'),
    consultant: await signedIn(browser, 'consultant'),
    agency: await signedIn(browser, 'agency'),
  };
  const { company, consultant, agency } = people;
  const at = (id: string) => `/agency/invoices/${id}`;
  const byCard = await invoicedWork(people, `Månad kort ${Date.now()}`);
  const byBank = await invoicedWork(people, `Månad bank ${Date.now()}`);

  await test.step('one invoice is paid by card', async () => {
    await payByCard(company, byCard.scene, byCard.invoice);
    await expect(company.locator('main')).toContainText(/är betald/u, { timeout: 20_000 });
  });

  await test.step('the other by a file from the bank, by its reference', async () => {
    await open(agency, 'sv', at(byBank.invoice));
    const { ocr, amount } = await openAmount(agency);
    await sendBankFile(agency, 'konto.xml', bankFile([withReference(ocr, amount)]));
    await expect(agency.locator('dl.stats')).toContainText(/Placerade\s*1/u);
    await open(agency, 'sv', at(byBank.invoice));
    await expect(agency.locator('main')).toContainText('Betald');
  });

  await test.step('the first is credited whole, and its money goes back to the card', async () => {
    await open(agency, 'sv', at(byCard.invoice));
    await agency.locator('details:has(form[action*="credit"]) > summary').click();
    const credit = agency.locator('form[action*="credit"]');
    for (const box of await credit.locator('[type=checkbox]').all()) await box.check();
    await credit.locator('[name=reason]').fill('Arbetet gjordes om utan kostnad.');
    await credit.getByRole('button').click();
    await expect(agency.locator('#credits')).toContainText('Arbetet gjordes om utan kostnad.');
    await agency.locator('details:has(form[action*="refund"]) > summary').click();
    const refund = agency.locator('form[action*="refund"]');
    await refund.locator('[name=reason]').fill('Krediterad i sin helhet.');
    await refund.getByRole('button').click();
    await expect(agency.locator('#refunds')).toContainText('Krediterad i sin helhet.');
    await expect
      .poll(
        async () => {
          await agency.reload();
          return agency.locator('#refunds').innerText();
        },
        { timeout: 30_000 },
      )
      .toContain('Återbetald');
    await expectNoViolations(agency, 'an invoice that was credited and paid back');
  });

  const { number, run } =
    await test.step('the consultant’s work is billed, accepted and put in a run', async () => {
      await open(agency, 'sv', '/agency/self-bills');
      for (const [action, done] of [
        ['draw', 'Underlag skapade: 1'],
        ['send', 'Skickade för godkännande: 1'],
      ] as const) {
        const form = agency.locator(`form[action="?/${action}"]`);
        for (const box of await form.locator('[type=checkbox]').all()) await box.uncheck();
        await form.getByLabel('Amina Warsame Berg').check();
        await form.getByRole('button').click();
        await expect(agency.getByRole('status')).toContainText(done);
      }
      const accepted = await acceptSelfBill(consultant, 'newest');
      return { number: accepted, run: await prepareRun(agency, accepted) };
    });

  await test.step('a second person approves, the bank answers, and the consultant is paid', async () => {
    const second = await secondPerson(browser);
    await second.goto(run);
    await second.getByRole('button', { name: 'Godkänn körningen' }).click();
    await second.getByRole('button', { name: 'Skapa bankfilen' }).click();
    await expect(second.locator('main')).toContainText('Hos banken');
    const { messageId, endToEndId } = await fileOfRun(agency, run);
    await agency.locator('#answer input[type=file]').setInputFiles({
      name: 'svar.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(pain002Sample(messageId, [{ endToEndId, code: 'ACSC' }])),
    });
    await agency.getByRole('button', { name: 'Läs in svaret' }).click();
    await expect(agency.locator('main')).toContainText('Avslutad');
    await open(consultant, 'sv', '/consultant/payouts');
    await expect(consultant.locator('#payouts tr', { hasText: number })).toContainText('Utbetald');
    await second.context().close();
  });

  await test.step('the books balance, and each of it can be followed there', async () => {
    await open(agency, 'sv', '/agency/ledger/months');
    await agency.locator('main table tbody a[href*="manader/"]').first().click();
    await expect(agency.locator('main')).toContainText('Bokföringen går ihop');
    for (const invoice of [byCard.invoice, byBank.invoice]) {
      await open(agency, 'sv', at(invoice));
      await agency.locator('#vouchers table a').first().click();
      await expect(agency.locator('h1')).toContainText('Verifikation');
    }
  });
  for (const page of [company, consultant, agency]) await page.context().close();
});
