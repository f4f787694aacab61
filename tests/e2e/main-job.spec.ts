import { expect, test } from '@playwright/test';
import type { Locale } from '#lib/i18n/paths.ts';
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
import { consultantNumber, signedIn } from './support/people.ts';

const RUNS: { locale: Locale; withScript: boolean }[] = [
  { locale: 'sv', withScript: true },
  { locale: 'en', withScript: true },
  { locale: 'sv', withScript: false },
];

for (const { locale, withScript } of RUNS) {
  test(`the main job, three people in three browsers (${locale}, script ${withScript ? 'on' : 'off'})`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const scene: Scene = {
      locale,
      withScript,
      title: `Provuppdrag ${locale} ${withScript ? 'med' : 'utan'} ${Date.now()}`,
    };
    const options = { english: locale === 'en', javaScriptEnabled: withScript };
    const company = await signedIn(browser, 'company', options);
    const consultant = await signedIn(browser, 'consultant', options);
    const agency = await signedIn(browser, 'agency', options);

    const briefId = await describeNeed(company, scene);
    await askConsultant(company, await consultantNumber());
    await makeOffer(consultant, scene);
    const assignmentId = await acceptOffer(company, scene, briefId);
    await reportTime(consultant, scene, assignmentId);
    await approveTime(company, scene, assignmentId);
    const invoiceId = await issueInvoice(agency, scene, assignmentId);
    await payByCard(company, scene, invoiceId);

    const paid = locale === 'sv' ? /Betald|betald/u : /Paid|paid/u;
    await expect(company.locator('main')).toContainText(paid, { timeout: 20_000 });
    await open(company, locale, `/company/invoices/${invoiceId}`);
    await expect(company.locator('main')).toContainText(paid);
    await expect(company.locator('form[action="?/pay"]')).toHaveCount(0);
    const pdf = await company.request.get(`${company.url()}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    for (const page of [company, consultant, agency]) await page.context().close();
  });
}
