import type { Content, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces';
import { netOf, type Statement, type StatementPeriod } from '$lib/domain/statements/statement.ts';
import { formatDateRange, formatShortDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { formatAmount } from '$lib/format/money.ts';
import { documentWord, movementWord } from '$lib/format/statement-words.ts';
import { m } from '$lib/paraglide/messages.js';
import { typefacesFor } from './fonts.ts';
import { paragraph, rule } from './pieces.ts';
import { renderPdf } from './render-pdf.ts';
import { childTag, documentTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH, PAGE, stylesIn } from './theme.ts';

/** What stands on a statement of account. */
export type StatementPaper = {
  company: string;
  seller: string;
  period: StatementPeriod;
  statements: readonly Statement[];
};

/** A company's statement as a tagged PDF. Words come in the language of the request. */
export function renderStatementPdf(
  paper: StatementPaper,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(statementDefinition(paper, locale));
}

function statementDefinition(paper: StatementPaper, locale: Locale): TDocumentDefinitions {
  const root = documentTag();
  const faces = typefacesFor(paper);
  const title = `${m.invoicing_statement_title()}, ${paper.company}`;
  return {
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: locale === 'sv' ? 'sv-SE' : 'en-GB',
    info: {
      title,
      author: paper.seller,
      creator: 'Rollkoll',
      producer: 'Rollkoll',
      creationDate: new Date(`${paper.period.to}T00:00:00Z`),
    },
    pageSize: 'A4',
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, 56],
    defaultStyle: { font: faces.text, fontSize: 9, lineHeight: 1.2, color: COLOUR.ink },
    styles: stylesIn(faces),
    content: [
      ...head(paper, locale, root),
      ...paper.statements.flatMap((one) => statementContent(one, locale, root)),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: `${paper.seller} · ${title}`, style: 'footer' },
        { text: m.invoicing_statement_page({ page, pages }), style: 'footer', alignment: 'right' },
      ],
      margin: [PAGE.left, 18, PAGE.right, 0],
    }),
  };
}

function head({ company, seller, period }: StatementPaper, locale: Locale, root: Tag): Content[] {
  const section = childTag(root, 'Sect');
  const days = formatDateRange(period.from, period.to, locale);
  return [
    paragraph(seller, section, { style: 'wordmark' }),
    { stack: [rule(CONTENT_WIDTH, 1.25, COLOUR.accent)], margin: [0, 10, 0, 22] },
    tagged(m.invoicing_statement_title(), childTag(section, 'H1'), { style: 'title' }),
    paragraph(m.invoicing_statement_period({ company, period: days }), section, {
      style: 'subtitle',
      margin: [0, 6, 0, 6],
    }),
    paragraph(m.invoicing_statement_help(), section, { style: 'small' }),
  ];
}

function statementContent(statement: Statement, locale: Locale, root: Tag): Content[] {
  const section = childTag(root, 'Sect');
  const { currency, opening, rows, closing, openItems } = statement;
  const amount = (ore: number) => formatAmount(ore, locale);
  const movements = [
    ['', m.invoicing_statement_opening(), '', amount(netOf(opening))],
    ...rows.map((row) => [
      formatShortDate(row.on, locale),
      movementWord(row, currency, locale),
      amount(row.changeOre),
      amount(row.balanceOre),
    ]),
    ['', m.invoicing_statement_closing(), '', amount(netOf(closing))],
  ];
  const open = openItems.map((item) => [
    formatShortDate(item.dueDate, locale),
    documentWord(item),
    amount(item.totalOre),
    amount(item.openOre),
  ]);
  return [
    heading(m.invoicing_statement_sums({ currency }), section),
    grid(movementHead(), movements, section),
    ...(open.length === 0
      ? []
      : [heading(m.invoicing_statement_open_items(), section), grid(openHead(), open, section)]),
    paragraph(`${m.invoicing_statement_credit()}: ${amount(closing.creditOre)}`, section, {
      style: 'strong',
      margin: [0, 14, 0, 0],
    }),
  ];
}

function movementHead(): string[] {
  return [
    m.invoicing_statement_day(),
    m.invoicing_statement_what(),
    m.invoicing_statement_change(),
    m.invoicing_statement_balance(),
  ];
}

function openHead(): string[] {
  return [
    m.invoicing_due(),
    m.invoicing_number(),
    m.invoicing_total_column(),
    m.invoicing_open_column(),
  ];
}

function heading(text: string, section: Tag): Content {
  return tagged(text, childTag(section, 'H2'), { style: 'heading', margin: [0, 22, 0, 8] });
}

/** A day, words, and two amounts to the right; the head is repeated on every page. */
function grid(heads: readonly string[], rows: readonly string[][], section: Tag): Content {
  const table = childTag(section, 'Table');
  const headTag = childTag(table, 'TR', { repeats: true });
  const line = (cells: readonly string[], row: Tag, role: 'TH' | 'TD'): TableCell[] =>
    cells.map((text, column) =>
      tagged(text, childTag(row, role), {
        alignment: column < 2 ? 'left' : 'right',
        ...(role === 'TH' && { style: 'label' }),
      }),
    );
  const body = [
    line(heads, headTag, 'TH'),
    ...rows.map((cells) => line(cells, childTag(table, 'TR'), 'TD')),
  ];
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [64, '*', 84, 84], body },
    layout: {
      hLineWidth: (row) => (row === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => COLOUR.line,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}
