import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { VatGroup } from '$lib/domain/invoicing/totals.ts';
import type { VatCategory } from '$lib/domain/invoicing/vat.ts';
import { amount, hundredths, text, type XmlElement } from './xml.ts';

const VAT = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
/** Codes of the VATEX list; other reasons are told in words. */
const REASON_CODES: Partial<Record<VatCategory, string>> = { AE: 'VATEX-EU-AE' };

/** VAT per category and rate, and its sum in SEK when the document is in another currency. */
export function taxTotals(document: InvoiceDocument): XmlElement[] {
  const { totals, vatGroups, vatInSek, currency } = document;
  const total = {
    'cbc:TaxAmount': amount(totals.vatOre, currency),
    'cac:TaxSubtotal': vatGroups.map((group) => subtotal(group, document)),
  };
  return vatInSek === null ? [total] : [total, { 'cbc:TaxAmount': amount(vatInSek.vatOre, 'SEK') }];
}

/** The tax of a line: category and rate. */
export function lineTax(category: VatCategory, rateBp: number): XmlElement {
  return { 'cbc:ID': category, 'cbc:Percent': hundredths(rateBp), ...VAT };
}

function subtotal(group: VatGroup, { currency, exemptionText }: InvoiceDocument): XmlElement {
  const { vatCategory } = group;
  return {
    'cbc:TaxableAmount': amount(group.netOre, currency),
    'cbc:TaxAmount': amount(group.vatOre, currency),
    'cac:TaxCategory': {
      'cbc:ID': vatCategory,
      'cbc:Percent': hundredths(group.vatRateBp),
      'cbc:TaxExemptionReasonCode': REASON_CODES[vatCategory] ?? null,
      'cbc:TaxExemptionReason': vatCategory === 'S' ? null : text(exemptionText),
      ...VAT,
    },
  };
}
