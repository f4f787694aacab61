import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import type { InvoiceLine } from '$lib/domain/invoicing/lines.ts';
import { formatShortDateRange } from '$lib/format/date.ts';
import { formatHours } from '$lib/format/duration.ts';
import { formatAmount } from '$lib/format/money.ts';
import type { InvoiceView } from './invoice-head.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH } from './theme.ts';

const GAP = 10;
/** Period, hours, price and amount; the description gets what is left. */
const WIDTHS = [84, 38, 66, 76];
const DESCRIPTION_WIDTH = WIDTHS.reduce((left, width) => left - width - GAP, CONTENT_WIDTH);
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
  const widths = [DESCRIPTION_WIDTH, ...WIDTHS];
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
    margin: [0, 26, 0, 12],
  };
}

/** The lines under the head and under the last row. */
function isFrame(row: number, { table }: ContentTable): boolean {
  return row === 1 || row === table.body.length;
}

function headRow({ texts }: InvoiceView, table: Tag): TableCell[] {
  const row = childTag(table, 'TR', { repeats: true });
  const head = (text: string, alignment: 'left' | 'right'): TableCell =>
    tagged(text, childTag(row, 'TH'), { style: 'label', alignment });
  return [
    head(texts.description, 'left'),
    head(texts.linePeriod, 'left'),
    head(texts.hours, 'right'),
    head(texts.unitPrice, 'right'),
    head(texts.amount, 'right'),
  ];
}

function bodyRow(line: InvoiceLine, { locale }: InvoiceView, table: Tag): TableCell[] {
  const row = childTag(table, 'TR');
  const cell = (text: string, alignment: 'left' | 'right'): TableCell =>
    tagged(text, childTag(row, 'TD'), { alignment, noWrap: alignment === 'right' });
  return [
    cell(line.description, 'left'),
    cell(formatShortDateRange(line.periodFrom, line.periodTo, locale), 'left'),
    cell(formatHours(line.quantityMinutes, locale), 'right'),
    cell(formatAmount(line.unitPriceOre, locale), 'right'),
    cell(formatAmount(line.netOre, locale), 'right'),
  ];
}
