import { describe, expect, it } from 'vitest';
import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { SMALL_BUSINESS_EXEMPTION, SWEDISH_VAT } from '$lib/domain/invoicing/vat.ts';
import { definitionText } from './invoice-definition-text.ts';
import { invoiceDefinition } from './invoice-definition.ts';
import {
  SAMPLE_LINES,
  sampleCreditNote,
  sampleInvoice,
  sampleSelfBill,
  sampleSelfBillCredit,
} from './invoice-sample.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';

const textOf = (document: InvoiceDocument): string =>
  definitionText(invoiceDefinition(document, document.locale));

describe('a credit note', () => {
  const text = textOf(sampleCreditNote());

  it.each([
    ['its name and number', 'Kreditfaktura\nK20260007'],
    ['what it credits, unambiguously', 'Krediterar\nFaktura 20260001 från 1 december 2026'],
    ['why', 'Orsak\nTvå timmar den 12 november var redan fakturerade.'],
    ['how much', 'Att kreditera\n51 328,13 kr'],
    ['how it is settled', 'kvar att betala på faktura 20260001'],
  ])('says %s', (_, expected) => {
    expect(text).toContain(expected);
  });

  it('asks for no payment', () => {
    expect(text).not.toMatch(/Att betala|Bankgiro|OCR|Förfallodatum|dröjsmålsränta/);
  });

  it('says how it is settled in English', () => {
    const english = textOf(sampleCreditNote({ locale: 'en', settlement: 'refunded' }));
    expect(english).toContain('refunded to the account or card');
    expect(english).not.toMatch(/Kredit|Belopp/);
  });
});

describe('a self-bill', () => {
  const text = textOf(sampleSelfBill());

  it.each([
    ['the word of the law', 'RK14 · Självfakturering'],
    ['the seller’s name', 'Åkerblom Kommunikation AB\nFaktura'],
    ['the buyer, who issued it', 'Köpare och utställare\nRollkoll AB'],
    ['the seller’s VAT number and F-tax', 'Momsreg.nr SE556012579001\nGodkänd för F-skatt'],
    ['where and when it is paid', 'Bankgiro\n991-2346\nUtbetalningsdag\n22 december 2026'],
    ['the agreement', 'enligt avtal om självfakturering den 17 augusti 2026'],
    ['the approval', 'Säljaren godkände fakturan den 1 december 2026'],
    ['whom the seller asks', 'Frågor om fakturan\nÅsa Öberg\nRollkoll AB'],
  ])('says %s', (_, expected) => {
    expect(text).toContain(expected);
  });

  it('of a person without VAT number says why there is no VAT, and no seat', () => {
    const exempt = buildInvoice({
      currency: 'SEK',
      treatment: SMALL_BUSINESS_EXEMPTION,
      lines: SAMPLE_LINES,
    });
    const { exemptionText } = SMALL_BUSINESS_EXEMPTION;
    const seller = { ...sampleSelfBill().seller, vatNumber: null, seat: '', website: '' };
    const found = textOf(sampleSelfBill({ ...exempt, exemptionText, seller }));
    expect(found).toContain('Undantag från skatteplikt för små företag');
    expect(found).not.toMatch(/SE556012579001|säte/);
  });

  it('that is credited says so, with silence as approval', () => {
    const credit = textOf(sampleSelfBillCredit());
    expect(credit).toContain('Kreditfaktura\nRK15 · Självfakturering');
    expect(credit).toContain('Faktura RK14 från 1 december 2026');
    expect(credit).toContain('gäller som godkänd den 9 december 2026');
    expect(credit).toContain('dras av från nästa utbetalning');
  });
});

describe('an invoice with expenses, a discount, rounding and something prepaid', () => {
  const [work] = SAMPLE_LINES;
  const train = {
    description: 'Tågresor',
    quantityMinutes: 0,
    pieceHundredths: 200,
    unitPriceOre: 39_520,
    periodFrom: '2026-11-01',
    periodTo: '2026-11-30',
  };
  const lines = work === undefined ? [] : [work, train];
  const discount = { reason: 'stamkund', basisPoints: 1_000 };
  const amounts = buildInvoice({
    currency: 'SEK',
    treatment: SWEDISH_VAT,
    lines: lines.map((line) => (line === train ? line : { ...line, discount })),
    prepaidOre: 1_000_000,
    rounding: 'krona',
  });
  const text = textOf(sampleInvoice(amounts));

  it.each([
    ['each line’s unit', 'Antal\nÀ-pris'],
    ['hours', '33,75 tim\n950,00\n28 856,25'],
    ['the discount', 'Rabatt 10 % (stamkund): −3 206,25'],
    ['pieces', '2 st\n395,20\n790,40'],
    ['what is prepaid', 'Redan betalt\n−10 000,00'],
    ['the rounding', 'Öresavrundning\n−0,31'],
    ['whole kronor to pay', 'Att betala\n27 058,00 kr'],
  ])('says %s', (_, expected) => {
    expect(text).toContain(expected);
  });
});

it('gives the same bytes for the same document of each kind', async () => {
  for (const document of [sampleCreditNote(), sampleSelfBill(), sampleSelfBillCredit()]) {
    const first = await renderInvoicePdf(document);
    expect(Buffer.compare(first, await renderInvoicePdf(document))).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain('/StructTreeRoot');
  }
});
