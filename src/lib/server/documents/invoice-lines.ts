import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { quantityHundredths, unitOf, type InvoiceLine } from '$lib/domain/invoicing/lines.ts';
import { formatShortDateRange } from '$lib/format/date.ts';
import { formatAmount } from '$lib/format/money.ts';
import { formatBasisPoints, formatScaled, formatTrimmed } from '$lib/format/number.ts';
import type { InvoiceView } from './invoice-head.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH } from './theme.ts';

const GAP = 10;
/** Period, quantity, price and amount; the description gets what is left. */
const WIDTHS = { hours: [84, 38, 66, 76], mixed: [84, 52, 62, 72] };
const NOTE_WIDTH = 150;
/** Beyond this a row may be taller than a page, and must be allowed to break. */
const LONG_DESCRIPTION = 1200;

const LINES: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 ? 0 : isFrame(row, node) ? 0.9 : 0.5),
  vLineWidth: () => 0,
  hLineColor: (row, node) => (isFrame(row, node) ? COLOUR.ink : COLOUR.line),
  paddingLeft: (column) => (column === 0 ? 0 : GAP),
  paddingRight: () => 0,
  paddingTop: (row) => (row === 0 ? 0 : 7),
  paddingBottom: (row) => (row === 0 ? 6 : 7),
};

/** The work, line by line; the head of the table is repeated on every page. */
export function invoiceLines(view: InvoiceView, root: Tag): Content[] {
  const { lines } = view.invoice;
  const section = childTag(root, 'Sect');
  const heading = headingRow(view, section);
  const table = childTag(section, 'Table');
  const body = [headRow(view, table), ...lines.map((line) => bodyRow(line, view, table))];
  const isWhole = lines.every(({ description }) => description.length <= LONG_DESCRIPTION);
  const others = WIDTHS[isMixed(lines) ? 'mixed' : 'hours'];
  const widths = [others.reduce((left, width) => left - width - GAP, CONTENT_WIDTH), ...others];
  const breaks = { headerRows: 1, keepWithHeaderRows: isWhole ? 1 : 0, dontBreakRows: isWhole };
  return [heading, { table: { ...breaks, widths, body }, layout: LINES }];
}

function headingRow({ invoice, texts }: InvoiceView, section: Tag): Content {
  const title = tagged(invoice.assignmentTitle, childTag(section, 'H2'), { style: 'heading' });
  const note = tagged(texts.amountsIn(invoice.currency), childTag(section, 'P'), {
    style: 'label',
    alignment: 'right',
    margin: [0, 3, 0, 0],
  });
  return {
    columns: [
      { width: CONTENT_WIDTH - NOTE_WIDTH, ...title },
      { width: NOTE_WIDTH, ...note },
    ],
    margin: [0, 22, 0, 10],
  };
}

/** The lines under the head and under the last row. */
function isFrame(row: number, { table }: ContentTable): boolean {
  return row === 1 || row === table.body.length;
}

/** Whether some line counts something else than hours, so that each must tell its unit. */
function isMixed(lines: readonly InvoiceLine[]): boolean {
  return lines.some((line) => unitOf(line) === 'piece');
}

function headRow({ texts, invoice }: InvoiceView, table: Tag): TableCell[] {
  const mixed = isMixed(invoice.lines);
  const row = childTag(table, 'TR', { repeats: true });
  const head = (text: string, alignment: 'left' | 'right'): TableCell =>
    tagged(text, childTag(row, 'TH'), { style: 'label', alignment });
  return [
    head(texts.description, 'left'),
    head(texts.linePeriod, 'left'),
    head(mixed ? texts.quantity : texts.hours, 'right'),
    head(mixed ? texts.unitPrice : texts.hourPrice, 'right'),
    head(texts.amount, 'right'),
  ];
}

function bodyRow(line: InvoiceLine, view: InvoiceView, table: Tag): TableCell[] {
  const { locale } = view;
  const row = childTag(table, 'TR');
  const cell = (text: string, alignment: 'left' | 'right'): TableCell =>
    tagged(text, childTag(row, 'TD'), { alignment, noWrap: alignment === 'right' });
  return [
    descriptionCell(line, view, childTag(row, 'TD')),
    cell(formatShortDateRange(line.periodFrom, line.periodTo, locale), 'left'),
    cell(quantityText(line, view), 'right'),
    cell(formatAmount(line.unitPriceOre, locale), 'right'),
    cell(formatAmount(line.netOre, locale), 'right'),
  ];
}

/** What was done, and below it the discount that the amount has been lowered by. */
function descriptionCell(line: InvoiceLine, { texts, locale }: InvoiceView, cell: Tag): TableCell {
  if (line.discountOre === 0) return tagged(line.description, cell);
  const { discount, discountOre } = line;
  const isShare = discount !== undefined && 'basisPoints' in discount;
  const note = texts.discount(
    isShare ? formatBasisPoints(discount.basisPoints, locale) : null,
    discount?.reason ?? '',
    formatAmount(-discountOre, locale),
  );
  return {
    stack: [
      tagged(`${line.description} `, cell),
      tagged(note, cell, { style: 'small', margin: [0, 2, 0, 0] }),
    ],
  };
}

function quantityText(line: InvoiceLine, { invoice, texts, locale }: InvoiceView): string {
  const quantity = quantityHundredths(line);
  if (unitOf(line) === 'piece') return texts.inPieces(formatTrimmed(quantity, 2, locale));
  const hours = formatScaled(quantity, 2, locale);
  return isMixed(invoice.lines) ? texts.inHours(hours) : hours;
}
