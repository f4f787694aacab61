import type { Content } from 'pdfmake/interfaces';
import { isCredit, isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import { printedNumber, type InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatDate, formatDateRange } from '$lib/format/date.ts';
import type { Party } from '$lib/domain/invoicing/party.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatMoney } from '$lib/format/money.ts';
import { addressLines } from './address-lines.ts';
import type { InvoiceTexts } from './invoice-texts.ts';
import type { KindTexts } from './kind-texts.ts';
import { factRow, GRID, paragraph, rule, type Fact } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH, INNER_EDGE } from './theme.ts';

/** What every part of the invoice is drawn from. */
export interface InvoiceView {
  readonly invoice: InvoiceDocument;
  readonly texts: InvoiceTexts;
  readonly kinds: KindTexts;
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
    { stack: [rule(CONTENT_WIDTH, 1.25, COLOUR.accent)], margin: [0, 10, 0, 20] },
    titleRow(view, section),
    {
      columns: [
        { width: INNER_EDGE, stack: buyerBlock(view, section) },
        { width: '*', stack: [factTable(view, section)] },
      ],
      margin: [0, 22, 0, 0],
    },
  ];
}

/** What the document is and its number, as titles and running heads have it. */
export function documentName({
  invoice,
  kinds,
  texts,
}: Pick<InvoiceView, 'invoice' | 'kinds' | 'texts'>): string {
  return `${kinds.title[invoice.kind]} ${invoice.isDraft ? texts.draft : printedNumber(invoice)}`;
}

function titleRow(view: InvoiceView, section: Tag): Content {
  const { invoice, kinds, locale } = view;
  const heading = childTag(section, 'H1');
  const toPay = childTag(section, 'P');
  const amount = formatMoney(invoice.totals.payableOre, invoice.currency, locale);
  const isLarge = amount.length > LARGE_AMOUNT;
  return {
    columns: [
      {
        width: INNER_EDGE,
        stack: [
          tagged(`${kinds.title[invoice.kind]} `, heading, { style: 'title' }),
          tagged(subtitle(view), heading, { style: 'subtitle', margin: [0, 4, 0, 0] }),
        ],
      },
      {
        width: '*',
        stack: [
          tagged(`${amount} `, toPay, { style: isLarge ? 'titleSmall' : 'title' }),
          tagged(amountNote(view), toPay, {
            style: 'subtitle',
            margin: [0, isLarge ? 12 : 4, 0, 0],
          }),
        ],
      },
    ],
  };
}

/** The number, and that the buyer has drawn up the document when so. */
function subtitle({ invoice, kinds, texts }: InvoiceView): string {
  if (invoice.isDraft) return texts.draftNote;
  const number = printedNumber(invoice);
  return isSelfBilled(invoice.kind) ? `${number} · ${kinds.selfBilling}` : number;
}

/** What the large amount is, and by when it is paid. */
function amountNote({ invoice, texts, kinds, locale }: InvoiceView): string {
  if (isCredit(invoice.kind)) return kinds.credited;
  const date = formatDate(invoice.selfBilling?.payoutDate ?? invoice.dueDate, locale);
  return invoice.kind === 'self_bill' ? kinds.paidOutOn(date) : texts.toPayBy(date);
}

function buyerBlock({ invoice, texts, kinds, locale }: InvoiceView, section: Tag): Content[] {
  const { buyer, seller } = invoice;
  const address = addressLines(buyer, seller.address.countryCode, locale);
  return [
    paragraph(kinds.buyer[isSelfBilled(invoice.kind) ? 'selfBilling' : 'customer'], section, {
      style: 'label',
      margin: [0, 2, GUTTER, 4],
    }),
    paragraph(buyer.name, section, { style: 'strong', margin: [0, 0, GUTTER, 2] }),
    ...address.map((line) => paragraph(line, section, { margin: [0, 0, GUTTER, 1] })),
    ...partyNumbers(buyer, texts).map((number, index) =>
      paragraph(number, section, { style: 'small', margin: [0, index === 0 ? 6 : 0, GUTTER, 0] }),
    ),
  ];
}

/** The numbers that a party is registered by, those it has. */
export function partyNumbers(party: Party, texts: InvoiceTexts): string[] {
  const { organisationNumber, vatNumber } = party;
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

function headFacts(view: InvoiceView): Fact[] {
  const { invoice, texts, locale } = view;
  const { references } = invoice;
  const facts = [
    { label: texts.issueDate, value: formatDate(invoice.issueDate, locale) },
    ...kindFacts(view),
    // Of a claim the rows tell the days of interest; no work was carried out.
    ...(invoice.kind === 'claim' ? [] : [periodFact(view)]),
    { label: texts.yourReference, value: references.yours },
    { label: texts.ourReference, value: references.ours },
    { label: texts.orderNumber, value: references.orderNumber ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}

function periodFact({ invoice, texts, locale }: InvoiceView): Fact {
  const value = formatDateRange(invoice.periodFrom, invoice.periodTo, locale);
  return { label: texts.period, value };
}

/** What only some kinds have: terms, the day of a payout, or what is credited and why. */
function kindFacts({ invoice, texts, kinds, locale }: InvoiceView): Fact[] {
  const { kind, corrects, reason, selfBilling } = invoice;
  if (isCredit(kind)) {
    const date = formatDate(corrects?.issueDate ?? invoice.issueDate, locale);
    return [
      { label: kinds.corrects, value: kinds.correctsValue(corrects?.number ?? '', date) },
      { label: kinds.reason, value: reason },
    ];
  }
  if (kind === 'self_bill') {
    const payout = selfBilling?.payoutDate ?? invoice.dueDate;
    return [{ label: kinds.payoutDate, value: formatDate(payout, locale) }];
  }
  return [
    { label: texts.dueDate, value: formatDate(invoice.dueDate, locale) },
    { label: texts.terms, value: texts.daysNet(invoice.termsDays) },
  ];
}
