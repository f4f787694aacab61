import type { DocumentKind } from '$lib/domain/invoicing/document-kind.ts';

const WORDS: Readonly<Record<DocumentKind, readonly [sv: string, en: string]>> = {
  invoice: ['faktura', 'invoice'],
  claim: ['faktura-sen-betalning', 'late-payment-invoice'],
  credit_note: ['kreditfaktura', 'credit-note'],
  self_bill: ['sjalvfaktura', 'self-billing-invoice'],
  self_bill_credit: ['kredit-sjalvfaktura', 'self-billing-credit-note'],
};

/** Name of a document's file in the language it was issued in: `faktura-10001.pdf`, `.xml`. */
export function invoiceFileName(
  number: number | string,
  locale: string,
  kind: DocumentKind = 'invoice',
  extension: 'pdf' | 'xml' = 'pdf',
): string {
  const [sv, en] = WORDS[kind];
  return `${locale === 'en' ? en : sv}-${number}.${extension}`;
}
