import { describe, expect, it } from 'vitest';
import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import { REVERSE_CHARGE, REVERSE_CHARGE_TEXT } from '$lib/domain/invoicing/vat.ts';
import { definitionText } from './invoice-definition-text.ts';
import { invoiceDefinition } from './invoice-definition.ts';
import { SAMPLE_LINES, sampleInvoice } from './invoice-sample.ts';

const swedish = definitionText(invoiceDefinition(sampleInvoice(), 'sv'));
const english = definitionText(invoiceDefinition(sampleInvoice(), 'en'));

describe('what the law wants on an invoice', () => {
  it.each([
    ['date of issue', 'Fakturadatum\n1 december 2026'],
    ['serial number', 'Faktura\n20260001'],
    ['VAT number of the seller', 'Momsreg.nr SE556016068001'],
    ['name and address of the seller', 'Rollkoll AB\nSveavägen 1\n111 57 Stockholm'],
    ['name and address of the buyer', 'Fjällmärket Friluft AB\nStorgatan 12\n722 12 Västerås'],
    ['period of supply', 'Arbetet utfört\n1–30 november 2026'],
    ['nature of the services', 'Kanalstrategi med ledningsgruppen, två halvdagar på plats'],
    ['quantity, unit price and net of a line', '33,75\n950,00\n32 062,50'],
    ['that prices are without VAT', 'Belopp i SEK exklusive moms'],
    ['taxable amount, rate and VAT', 'Moms 25 % på 41 062,50\n10 265,63'],
    ['seat of the company', 'Styrelsens säte Stockholm'],
    ['organisation number', 'Org.nr 556016-0680'],
    ['approval for F-tax', 'Godkänd för F-skatt'],
  ])('%s', (_, text) => {
    expect(swedish).toContain(text);
  });
});

describe('what the payer needs', () => {
  it.each([
    ['what is to be paid', 'Att betala\n51 328,13 kr'],
    ['by when', 'Förfallodatum\n31 december 2026'],
    ['where', 'Bankgiro\n5050-1055'],
    ['with which reference', 'OCR-nummer\n2026000105'],
    ['terms', '30 dagar netto'],
    ['interest when late', 'referensräntan plus 8 procentenheter'],
    ['references', 'Er referens\nMärta Källström\nVår referens\nÅsa Öberg'],
    ['order number', 'Ert ordernummer\nPO-4711'],
    ['whom to ask', 'Åsa Öberg\nfaktura@rollkoll.example\n08-123 456 78'],
    ['which page of how many', 'Sida 1 av 2'],
  ])('%s', (_, text) => {
    expect(swedish).toContain(text);
  });
});

it('says all of it in English too', () => {
  expect(english).toContain('Amount to pay\nSEK 51,328.13');
  expect(english).toContain('VAT 25% on 41,062.50\n10,265.63');
  expect(english).toContain('Approved for F-tax (F-skatt)');
  expect(english).toContain('the reference rate plus 8 percentage points');
  expect(english).toContain('Page 1 of 2');
  expect(english).not.toMatch(/Moms|Förfallo|Faktura\n/);
});

describe('an invoice under reverse charge', () => {
  const amounts = buildInvoice({ currency: 'EUR', treatment: REVERSE_CHARGE, lines: SAMPLE_LINES });
  const buyer = { ...sampleInvoice().buyer, organisationNumber: null, vatNumber: 'FI20774740' };
  const bankAccount = { iban: 'SE45 5000 0000 0583 9825 7466', bic: 'ESSESESS' };
  const abroad = { ...amounts, buyer, bankAccount, exemptionText: REVERSE_CHARGE_TEXT };
  const text = definitionText(invoiceDefinition(sampleInvoice(abroad), 'en'));

  it('states why, and both VAT numbers', () => {
    expect(text).toContain('Omvänd betalningsskyldighet / Reverse charge');
    expect(text).toContain('VAT no. FI20774740');
    expect(text).toContain('VAT no. SE556016068001');
    expect(text).toContain('VAT 0% on 41,062.50\n0.00');
  });

  it('can be paid from abroad', () => {
    expect(text).toContain('IBAN\nSE45 5000 0000 0583 9825 7466\nBIC\nESSESESS');
  });

  it('is not what a Swedish buyer gets', () => {
    expect(swedish).not.toContain('Reverse charge');
  });
});

it('states the VAT in kronor, with its rate, when the invoice is in euro', () => {
  const vatInSek = {
    vatOre: 275_863,
    rate: '11.0345',
    rateDate: '2026-11-30',
    rateSource: 'Riksbanken',
  };
  const invoice = sampleInvoice({ currency: 'EUR', vatInSek });
  const text = definitionText(invoiceDefinition(invoice, 'sv'));
  expect(text).toContain('Moms i svenska kronor 2 758,63 kr');
  expect(text).toContain('Kurs 11,0345 SEK/EUR den 30 november 2026, Riksbanken');
});

it('calls made-up data so, and only made-up data', () => {
  const demonstration = invoiceDefinition(sampleInvoice({ isDemonstration: true }), 'sv');
  expect(definitionText(demonstration)).toContain('Demonstration – påhittade uppgifter');
  expect(swedish).not.toMatch(/demo/i);
  expect(english).not.toMatch(/demo/i);
});

it('leaves out what there is none of', () => {
  const references = { ours: 'Åsa Öberg', yours: '', orderNumber: null };
  const bare = sampleInvoice({ references });
  const seller = { ...bare.seller, isApprovedForFTax: false };
  const text = definitionText(invoiceDefinition({ ...bare, seller }, 'sv'));
  expect(text).not.toMatch(/Er referens|ordernummer|F-skatt/);
});
