import type { Content } from 'pdfmake/interfaces';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatDate, formatDateRange } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatMoney } from '$lib/format/money.ts';
import { addressLines } from './address-lines.ts';
import type { InvoiceTexts } from './invoice-texts.ts';
import { factRow, GRID, paragraph, rule, type Fact } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH, INNER_EDGE } from './theme.ts';

/** What every part of the invoice is drawn from. */
export interface InvoiceView {
  readonly invoice: InvoiceDocument;
  readonly texts: InvoiceTexts;
  readonly locale: Locale;
}

/** Longest amount that fits beside the title in its own size. */
const LARGE_AMOUNT = 16;
const LABEL_WIDTH = 92;
const GUTTER = 24;

/** Top of the first page: who invoices, which invoice, how much by when; then buyer and facts. */
export function invoiceHead(view: InvoiceView, root: Tag): Content[] {
  const section = childTag(root, 'Sect');
  return [
    paragraph(view.invoice.seller.name, section, { style: 'wordmark' }),
    { stack: [rule(CONTENT_WIDTH, 1.25, COLOUR.accent)], margin: [0, 10, 0, 22] },
    titleRow(view, section),
    {
      columns: [
        { width: INNER_EDGE, stack: buyerBlock(view, section) },
        { width: '*', stack: [factTable(view, section)] },
      ],
      margin: [0, 26, 0, 0],
    },
  ];
}

function titleRow({ invoice, texts, locale }: InvoiceView, section: Tag): Content {
  const heading = childTag(section, 'H1');
  const toPay = childTag(section, 'P');
  const amount = formatMoney(invoice.totals.grossOre, invoice.currency, locale);
  const isLarge = amount.length > LARGE_AMOUNT;
  return {
    columns: [
      {
        width: INNER_EDGE,
        stack: [
          tagged(`${texts.invoice} `, heading, { style: 'title' }),
          tagged(invoice.number, heading, { style: 'subtitle', margin: [0, 4, 0, 0] }),
        ],
      },
      {
        width: '*',
        stack: [
          tagged(`${amount} `, toPay, { style: isLarge ? 'titleSmall' : 'title' }),
          tagged(texts.toPayBy(formatDate(invoice.dueDate, locale)), toPay, {
            style: 'subtitle',
            margin: [0, isLarge ? 12 : 4, 0, 0],
          }),
        ],
      },
    ],
  };
}

function buyerBlock({ invoice, texts, locale }: InvoiceView, section: Tag): Content[] {
  const { buyer, seller } = invoice;
  const address = addressLines(buyer, seller.address.countryCode, locale);
  return [
    paragraph(texts.customer, section, { style: 'label', margin: [0, 2, GUTTER, 4] }),
    paragraph(buyer.name, section, { style: 'strong', margin: [0, 0, GUTTER, 2] }),
    ...address.map((line) => paragraph(line, section, { margin: [0, 0, GUTTER, 1] })),
    ...buyerNumbers(invoice, texts).map((number, index) =>
      paragraph(number, section, { style: 'small', margin: [0, index === 0 ? 6 : 0, GUTTER, 0] }),
    ),
  ];
}

function buyerNumbers({ buyer }: InvoiceDocument, texts: InvoiceTexts): string[] {
  const { organisationNumber, vatNumber } = buyer;
  return [
    ...(organisationNumber === null ? [] : [`${texts.organisationNumber} ${organisationNumber}`]),
    ...(vatNumber === null ? [] : [`${texts.vatNumber} ${vatNumber}`]),
  ];
}

function factTable(view: InvoiceView, section: Tag): Content {
  const body = headFacts(view).map((fact) => factRow(fact, section));
  // Fixed widths throughout: only they let a word that is longer than its column break.
  const widths = [LABEL_WIDTH, CONTENT_WIDTH - INNER_EDGE - LABEL_WIDTH];
  return { table: { widths, body }, layout: GRID };
}

function headFacts({ invoice, texts, locale }: InvoiceView): Fact[] {
  const { references } = invoice;
  const facts = [
    { label: texts.issueDate, value: formatDate(invoice.issueDate, locale) },
    { label: texts.dueDate, value: formatDate(invoice.dueDate, locale) },
    { label: texts.terms, value: texts.daysNet(invoice.termsDays) },
    { label: texts.period, value: formatDateRange(invoice.periodFrom, invoice.periodTo, locale) },
    { label: texts.yourReference, value: references.yours },
    { label: texts.ourReference, value: references.ours },
    { label: texts.orderNumber, value: references.orderNumber ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}
