import pdfMake from 'pdfmake';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/format/locale.ts';
import { FONTS, isFontFile } from './fonts.ts';
import { invoiceDefinition } from './invoice-definition.ts';
import { markWhatIsDrawn } from './tagged-renderer.ts';

pdfMake.setFonts(FONTS);
// Names and descriptions come from people: a document reads our fonts and nothing else.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy(isFontFile);
markWhatIsDrawn();

/**
 * The invoice as a tagged PDF with embedded fonts. The same document and language give the same
 * bytes, so that its hash can be stored and checked.
 * @param locale language of the document; that of its issue unless told
 */
export async function renderInvoicePdf(
  invoice: InvoiceDocument,
  locale: Locale = invoice.locale,
): Promise<Uint8Array> {
  const buffer = await pdfMake.createPdf(invoiceDefinition(invoice, locale)).getBuffer();
  return new Uint8Array(buffer);
}
