import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/format/locale.ts';
import { typefacesFor } from './fonts.ts';
import { footHeight, invoiceFoot, invoiceRunningHead } from './invoice-foot.ts';
import { documentName, invoiceHead, type InvoiceView } from './invoice-head.ts';
import { invoiceLines } from './invoice-lines.ts';
import { invoicePayment } from './invoice-payment.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { kindTexts } from './kind-texts.ts';
import { invoiceTotals } from './invoice-totals.ts';
import { documentTag } from './tag.ts';
import { COLOUR, PAGE, stylesIn } from './theme.ts';

/**
 * The invoice as pdfmake lays it out. Made anew for each rendering, because pdfmake writes into it.
 */
export function invoiceDefinition(invoice: InvoiceDocument, locale: Locale): TDocumentDefinitions {
  const view: InvoiceView = {
    invoice,
    locale,
    texts: invoiceTexts(locale),
    kinds: kindTexts(locale),
  };
  const faces = typefacesFor(invoice);
  const root = documentTag();
  const header = invoiceRunningHead(view, root);
  const [head, lines] = [invoiceHead(view, root), invoiceLines(view, root)];
  const [totals, payment] = [invoiceTotals(view, root), invoicePayment(view, root)];
  return {
    ...metadata(view),
    pageSize: 'A4',
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, footHeight(view)],
    defaultStyle: {
      font: faces.text,
      fontSize: 9,
      lineHeight: 1.2,
      color: COLOUR.ink,
      fontFeatures: ['tnum', 'kern', 'liga'],
    },
    styles: stylesIn(faces),
    ...(invoice.isDraft && {
      watermark: { text: view.texts.draft, font: faces.text, color: COLOUR.ink, opacity: 0.06 },
    }),
    content: [...head, ...lines, whole([totals]), whole(payment)],
    header,
    footer: invoiceFoot(view, root),
  };
}

/** Keeps a block on one page. */
function whole(stack: Content[]): Content {
  return { stack, unbreakable: true };
}

function metadata(view: InvoiceView): Partial<TDocumentDefinitions> {
  const { invoice, locale } = view;
  const title = `${documentName(view)}, ${invoice.seller.name}`;
  // The day of issue and not the clock: the same invoice gives the same bytes whenever it is made.
  const creationDate = new Date(`${invoice.issueDate}T00:00:00Z`);
  return {
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: locale === 'sv' ? 'sv-SE' : 'en-GB',
    info: {
      title,
      author: invoice.seller.name,
      creationDate,
      creator: 'Rollkoll',
      producer: 'Rollkoll',
    },
  };
}
