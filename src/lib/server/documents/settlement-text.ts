import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { kindTexts } from './kind-texts.ts';

/**
 * How the amount is settled, in a sentence or two: terms and interest of an invoice, the day of a
 * payout, what happens to a credit. Empty when a document says nothing about it.
 */
export function settlementText(
  document: InvoiceDocument,
  locale: Locale = document.locale,
): string {
  const { kind, corrects, settlement, selfBilling } = document;
  const texts = kindTexts(locale);
  if (kind === 'invoice') return termsText(document, locale);
  if (kind === 'claim') return `${invoiceTexts(locale).daysNet(document.termsDays)}.`;
  if (kind === 'self_bill') {
    const date = selfBilling?.payoutDate ?? document.dueDate;
    return `${texts.paidOutOn(formatDate(date, locale))}.`;
  }
  if (settlement === null) return '';
  const sentences = kind === 'credit_note' ? texts.creditNote : texts.selfBillCredit;
  return sentences[settlement](corrects?.number ?? '');
}

function termsText({ termsDays, lateInterestPoints }: InvoiceDocument, locale: Locale): string {
  const texts = invoiceTexts(locale);
  return `${texts.daysNet(termsDays)}. ${texts.lateInterest(lateInterestPoints)}`;
}
