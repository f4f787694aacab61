import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/format/locale.ts';
import { invoiceDefinition } from './invoice-definition.ts';
import { renderPdf } from './render-pdf.ts';

/**
 * The invoice as a tagged PDF with embedded fonts. The same document and language give the same
 * bytes, so that its hash can be stored and checked.
 * @param locale language of the document; that of its issue unless told
 */
export function renderInvoicePdf(
  invoice: InvoiceDocument,
  locale: Locale = invoice.locale,
): Promise<Uint8Array> {
  return renderPdf(invoiceDefinition(invoice, locale));
}
