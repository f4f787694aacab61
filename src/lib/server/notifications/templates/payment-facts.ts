import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';

/** Where a document is paid to and with what reference: by bankgiro, or by IBAN and BIC in euro. */
export function paymentFacts(
  { bankgiro, bankAccount, ocr }: Pick<InvoiceDocument, 'bankgiro' | 'bankAccount' | 'ocr'>,
  locale: Locale,
): { term: string; value: string }[] {
  const account = bankAccount
    ? [
        { term: 'IBAN', value: bankAccount.iban },
        { term: 'BIC', value: bankAccount.bic },
      ]
    : [{ term: m.mail_invoice_bankgiro({}, { locale }), value: bankgiro }];
  return [...account, { term: m.mail_invoice_ocr({}, { locale }), value: ocr }];
}
