import type { BankAccount, InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';

/** Where a document is paid to and with what reference: by bankgiro, or by IBAN and BIC in euro. */
export function paymentFacts(
  { bankgiro, bankAccount, ocr }: Pick<InvoiceDocument, 'bankgiro' | 'bankAccount' | 'ocr'>,
  locale: Locale,
): { term: string; value: string }[] {
  return [
    ...accountFacts(bankgiro, bankAccount, locale),
    { term: m.mail_invoice_ocr({}, { locale }), value: ocr },
  ];
}

/** Without an account for its currency, how it is paid is for the mail that follows. */
function accountFacts(bankgiro: string, bankAccount: BankAccount | null, locale: Locale) {
  if (bankAccount) {
    return [
      { term: 'IBAN', value: bankAccount.iban },
      { term: 'BIC', value: bankAccount.bic },
    ];
  }
  return bankgiro === ''
    ? [
        {
          term: m.mail_invoice_payment({}, { locale }),
          value: m.mail_invoice_by_mail({}, { locale }),
        },
      ]
    : [{ term: m.mail_invoice_bankgiro({}, { locale }), value: bankgiro }];
}
