import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { isCredit } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import {
  sampleCreditNote,
  sampleInvoice,
  sampleSelfBill,
  sampleSelfBillCredit,
} from '../invoice-sample.ts';
import { documentCases } from './document-cases.ts';
import { peppolInvoice } from './peppol-invoice.ts';

/** Elements below the root, in the order that UBL 2.1 wants them. */
const ORDER = [
  'CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode CreditNoteTypeCode Note',
  'DocumentCurrencyCode TaxCurrencyCode BuyerReference InvoicePeriod OrderReference',
  'BillingReference AdditionalDocumentReference AccountingSupplierParty AccountingCustomerParty',
  'PaymentMeans PaymentTerms TaxTotal LegalMonetaryTotal InvoiceLine CreditNoteLine',
].flatMap((line) => line.split(' '));

const parser = new XMLParser({ preserveOrder: true, removeNSPrefix: true, processEntities: false });

function childrenOf(document: InvoiceDocument): string[] {
  const [, root] = parser.parse(peppolInvoice(document));
  const name = isCredit(document.kind) ? 'CreditNote' : 'Invoice';
  return root[name].map((child: object) => Object.keys(child)[0]);
}

function amountsIn(xml: string, element: string): number[] {
  const found = xml.matchAll(new RegExp(`<cbc:${element} currencyID="[A-Z]+">([-0-9.]+)<`, 'g'));
  return [...found].map(([, decimal]) => Math.round(Number(decimal) * 100));
}

describe.each(documentCases())('%s', (_, document) => {
  const xml = peppolInvoice(document);

  it('is well-formed, in order and without empty elements', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    const places = childrenOf(document).map((name) => ORDER.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(xml).not.toMatch(/<c[ab]c:\w+[^>]*(\/>|>\s*<\/)/);
  });

  it('adds up as it is printed', () => {
    const [net = 0, ...lines] = amountsIn(xml, 'LineExtensionAmount');
    expect(lines.reduce((sum, ore) => sum + ore, 0)).toBe(net);
    const [gross = 0] = amountsIn(xml, 'TaxInclusiveAmount');
    expect(gross).toBe(net + document.totals.vatOre);
    const [prepaid = 0] = amountsIn(xml, 'PrepaidAmount');
    const [rounding = 0] = amountsIn(xml, 'PayableRoundingAmount');
    expect(amountsIn(xml, 'PayableAmount')).toEqual([gross - prepaid + rounding]);
  });

  it('is the same text every time', () => {
    expect(peppolInvoice(document)).toBe(xml);
  });
});

describe('what tells the documents apart', () => {
  it.each([
    [sampleInvoice(), 'InvoiceTypeCode>380', 'poacc:billing:01'],
    [sampleCreditNote(), 'CreditNoteTypeCode>381', 'poacc:billing:01'],
    [sampleSelfBill(), 'InvoiceTypeCode>389', 'poacc:selfbilling:01'],
    [sampleSelfBillCredit(), 'CreditNoteTypeCode>261', 'poacc:selfbilling:01'],
  ])('$kind', (document, type, process) => {
    const xml = peppolInvoice(document);
    expect(xml).toContain(type);
    expect(xml).toContain(process);
  });

  it('is what a credit refers to, and that it asks for no payment', () => {
    const xml = peppolInvoice(sampleCreditNote()).replace(/\s+/g, ' ');
    expect(xml).toContain('<cbc:ID>20260001</cbc:ID> <cbc:IssueDate>2026-12-01</cbc:IssueDate>');
    expect(xml).not.toMatch(/PaymentMeans|DueDate/);
  });
});

it('pays to the giro in digits with the reference', () => {
  const xml = peppolInvoice(sampleInvoice({ plusgiro: '428135-8' })).replace(/>\s+</g, '><');
  expect(xml).toContain('<cbc:PaymentID>2026000105</cbc:PaymentID>');
  expect(xml).toMatch(/<cbc:ID>50501055<\/cbc:ID>.*<cbc:ID>SE:BANKGIRO<\/cbc:ID>/);
  expect(xml).toMatch(/<cbc:ID>4281358<\/cbc:ID>.*<cbc:ID>SE:PLUSGIRO<\/cbc:ID>/);
});

it('says F-tax word by word and outside the scheme of VAT', () => {
  const xml = peppolInvoice(sampleInvoice()).replace(/>\s+</g, '><');
  expect(xml).toContain(
    '<cbc:CompanyID>Godkänd för F-skatt</cbc:CompanyID>' +
      '<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme>',
  );
});

it('always refers to something the buyer knows', () => {
  const references = { ours: 'Åsa', yours: '', orderNumber: null };
  const xml = peppolInvoice(sampleInvoice({ references }));
  expect(xml).toContain('<cbc:BuyerReference>Community manager, halvtid</cbc:BuyerReference>');
});

it('carries the PDF along', () => {
  const pdf = { fileName: 'faktura.pdf', bytes: new Uint8Array([37, 80, 68, 70]) };
  const xml = peppolInvoice(sampleInvoice(), pdf);
  expect(xml).toContain('mimeCode="application/pdf" filename="faktura.pdf">JVBERg==<');
});
