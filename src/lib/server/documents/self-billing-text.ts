import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { kindTexts } from './kind-texts.ts';

/**
 * Who drew up a self-bill by which agreement, and how the seller accepted it
 * (mervärdesskattelagen 17 kap.; money.md §3.7). Empty on the agency's own documents.
 */
export function selfBillingText(
  { selfBilling, buyer, ...document }: InvoiceDocument,
  locale: Locale = document.locale,
): string {
  if (selfBilling === null) return '';
  const texts = kindTexts(locale);
  const drawnUp = texts.drawnUp(buyer.name, formatDate(selfBilling.agreedOn, locale));
  const { approval } = selfBilling;
  if (approval === null) return drawnUp;
  return `${drawnUp} ${texts.approved[approval.how](formatDate(approval.on, locale))}`;
}
