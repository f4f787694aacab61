import type { Column, DynamicContent } from 'pdfmake/interfaces';
import { addressLines } from './address-lines.ts';
import { documentName, partyNumbers, type InvoiceView } from './invoice-head.ts';
import { rule } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { CONTENT_WIDTH, PAGE } from './theme.ts';

const GAP = 14;
const PAGE_NUMBER_WIDTH = 60;
const FACT_WIDTH = (CONTENT_WIDTH - PAGE_NUMBER_WIDTH) / 3 - GAP;
/** Characters of the small print that are sure to fit on a line of a column. */
const FACT_CHARACTERS = 30;
const LINE_HEIGHT = 12;
const SPACE_AROUND = 36;

/**
 * Top of every page: that the data is made up, when it is, and after the first page which invoice
 * the page belongs to.
 */
export function invoiceRunningHead(view: InvoiceView, root: Tag): DynamicContent {
  const owner = `${view.invoice.seller.name} · ${documentName(view)}`;
  const notice = demonstrationNotice(view, root);
  return (page) => ({
    columns: [
      { width: '*', text: page === 1 ? '' : owner, style: 'footer' },
      ...notice.map((column) => column()),
    ],
    margin: [PAGE.left, 30, PAGE.right, 0],
  });
}

/** Foot of every page: who the seller is in law, and the page of how many. */
export function invoiceFoot(view: InvoiceView, root: Tag): DynamicContent {
  const groups = sellerFacts(view).map((lines) => ({
    lines,
    tag: childTag(root, 'P', { repeats: true }),
  }));
  return (page, pages) => {
    const facts = groups.map(({ lines, tag }) => factColumn(lines, tag));
    const number = { text: view.texts.page(page, pages), style: 'footer' };
    const pageColumn: Column = { width: PAGE_NUMBER_WIDTH, alignment: 'right', ...number };
    return {
      stack: [
        rule(CONTENT_WIDTH, 0.5),
        { columns: [...facts, pageColumn], columnGap: GAP, margin: [0, 10, 0, 0] },
      ],
      margin: [PAGE.left, 14, PAGE.right, 0],
    };
  };
}

/**
 * Room the foot needs. Worked out and not fixed, because a foot that is too tall would be left out
 * altogether, and with it what the law wants on the page.
 */
export function footHeight(view: InvoiceView): number {
  const lines = sellerFacts(view).map((facts) =>
    facts.reduce((sum, fact) => sum + Math.ceil(fact.length / FACT_CHARACTERS), 0),
  );
  return SPACE_AROUND + LINE_HEIGHT * Math.max(...lines);
}

function factColumn(lines: readonly string[], tag: Tag): Column {
  const stack = lines.map((line) => tagged(`${line} `, tag, { style: 'footer' }));
  return { width: FACT_WIDTH, stack };
}

function demonstrationNotice({ invoice, texts }: InvoiceView, root: Tag): (() => Column)[] {
  if (!invoice.isDemonstration) return [];
  const tag = childTag(root, 'P', { repeats: true });
  return [
    () => ({
      width: 'auto',
      ...tagged(texts.demonstration, tag, { style: 'footer' }),
    }),
  ];
}

function sellerFacts({ invoice, texts, locale }: InvoiceView): string[][] {
  const { seller, buyer } = invoice;
  return [
    [seller.name, ...addressLines(seller, buyer.address.countryCode, locale)],
    [
      ...partyNumbers(seller, texts),
      ...(seller.isApprovedForFTax && seller.address.countryCode === 'SE' ? [texts.fTax] : []),
    ],
    [...(seller.seat === '' ? [] : [`${texts.seat} ${seller.seat}`]), seller.website].filter(
      (fact) => fact !== '',
    ),
  ];
}
