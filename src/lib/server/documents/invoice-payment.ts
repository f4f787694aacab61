import type { Column, CustomTableLayout, Content } from 'pdfmake/interfaces';
import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import type { InvoiceView } from './invoice-head.ts';
import { paymentQrSvg } from './payment-qr.ts';
import { factStack, GRID, paragraph, type Fact } from './pieces.ts';
import { childTag, taggedSvg, type Tag } from './tag.ts';
import { COLOUR, INNER_EDGE } from './theme.ts';

const QR_WIDTH = 84;
const PADDING = 16;

const PANEL: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  fillColor: COLOUR.tint,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => PADDING,
  paddingBottom: () => PADDING,
};

/** What the payer types in or scans, in one panel, and what happens when it is late. */
export function invoicePayment(view: InvoiceView, root: Tag): Content[] {
  const { invoice, texts } = view;
  const section = childTag(root, 'Sect');
  const facts = factGrid(view, section);
  const body = [[{ columns: [facts, ...qrColumn(view, section)], columnGap: PADDING }]];
  return [
    { table: { widths: ['*'], body }, layout: PANEL, margin: [0, 18, 0, 0] },
    paragraph(`${texts.ocrHint} ${texts.lateInterest(invoice.lateInterestPoints)}`, section, {
      style: 'small',
      margin: [0, 10, 0, 0],
    }),
  ];
}

function factGrid(view: InvoiceView, section: Tag): Column {
  const cells = paymentFacts(view).map((fact) => factStack(fact, section, 'figure'));
  const rows = cells.flatMap((cell, index) =>
    index % 2 === 0 ? [[cell, cells[index + 1] ?? { text: '' }]] : [],
  );
  const layout: CustomTableLayout = { ...GRID, paddingTop: (row) => (row === 0 ? 0 : 12) };
  return { width: '*', table: { widths: [INNER_EDGE - PADDING, '*'], body: rows }, layout };
}

function paymentFacts({ invoice, texts, locale }: InvoiceView): Fact[] {
  const { bankAccount } = invoice;
  const account =
    bankAccount === null
      ? []
      : [
          { label: 'IBAN', value: bankAccount.iban },
          { label: 'BIC', value: bankAccount.bic },
        ];
  return [
    { label: texts.bankgiro, value: invoice.bankgiro },
    { label: texts.ocr, value: invoice.ocr },
    ...account,
    { label: texts.dueDate, value: formatDate(invoice.dueDate, locale) },
    { label: texts.total, value: formatMoney(invoice.totals.grossOre, invoice.currency, locale) },
  ];
}

function qrColumn({ invoice, texts }: InvoiceView, section: Tag): Column[] {
  const svg = paymentQrSvg(invoice);
  if (svg === null) return [];
  const picture = taggedSvg(svg, childTag(section, 'Figure', { alt: texts.qr }), QR_WIDTH);
  return [{ width: QR_WIDTH, stack: [picture] }];
}
