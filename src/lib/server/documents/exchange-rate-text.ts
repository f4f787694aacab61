import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { invoiceTexts } from './invoice-texts.ts';

/** The rate at which VAT was converted to SEK, its day and source; empty when nothing was. */
export function exchangeRateText(
  { vatInSek, currency, ...document }: InvoiceDocument,
  locale: Locale = document.locale,
): string {
  if (vatInSek === null) return '';
  const rate = locale === 'sv' ? vatInSek.rate.replace('.', ',') : vatInSek.rate;
  const date = formatDate(vatInSek.rateDate, locale);
  return invoiceTexts(locale).exchangeRate(rate, `SEK/${currency}`, date, vatInSek.rateSource);
}
