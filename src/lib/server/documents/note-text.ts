import { isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { exchangeRateText } from './exchange-rate-text.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { kindTexts } from './kind-texts.ts';
import { selfBillingText } from './self-billing-text.ts';

/**
 * The one note of an e-invoice: what the document must say and has no element for. Empty when there
 * is nothing.
 */
export function noteText(document: InvoiceDocument): string {
  const { kind, reason, locale } = document;
  const sentences = [
    isSelfBilled(kind) ? kindTexts(locale).selfBilling : '',
    selfBillingText(document),
    reason,
    exchangeRateText(document),
    document.isDemonstration ? invoiceTexts(locale).demonstration : '',
  ];
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}
