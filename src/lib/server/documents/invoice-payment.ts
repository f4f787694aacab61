import type { Column, CustomTableLayout, Content } from 'pdfmake/interfaces';
import { isCredit } from '$lib/domain/invoicing/document-kind.ts';
import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import type { InvoiceView } from './invoice-head.ts';
import { paymentQrSvg } from './payment-qr.ts';
import { selfBillingText } from './self-billing-text.ts';
import { settlementText } from './settlement-text.ts';
import { factStack, GRID, paragraph, type Fact } from './pieces.ts';
import { childTag, taggedSvg, type Tag } from './tag.ts';
import { COLOUR, INNER_EDGE } from './theme.ts';

const QR_WIDTH = 76;
const PADDING = 12;
const ROW_GAP = 10;
/** Room for an IBAN. */
const ACCOUNT_WIDTH = 204;

const PANEL: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  fillColor: COLOUR.tint,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => PADDING,
  paddingBottom: () => PADDING,
};

/** How the amount is settled, in one panel, and below it what one should know besides. */
export function invoicePayment(view: InvoiceView, root: Tag): Content[] {
  const section = childTag(root, 'Sect');
  const content = isCredit(view.invoice.kind) ? settlement(view, section) : wayToPay(view, section);
  const note = smallPrint(view);
  return [
    { table: { widths: ['*'], body: [[content]] }, layout: PANEL, margin: [0, 14, 0, 0] },
    ...(note === '' ? [] : [paragraph(note, section, { style: 'small', margin: [0, 10, 0, 0] })]),
  ];
}

function wayToPay(view: InvoiceView, section: Tag): Content {
  const svg = paymentQrSvg(view.invoice);
  if (svg === null) return { columns: [factGrid(view, section, [ACCOUNT_WIDTH, '*', '*'])] };
  // The facts come before the picture, in reading as on the page.
  const first = view.invoice.bankAccount === null ? INNER_EDGE - PADDING : ACCOUNT_WIDTH;
  const facts = factGrid(view, section, [first, '*']);
  const figure = childTag(section, 'Figure', { alt: view.texts.qr });
  const picture = { width: QR_WIDTH, stack: [taggedSvg(svg, figure, QR_WIDTH)] };
  return { columns: [facts, picture], columnGap: PADDING };
}

function settlement({ invoice, kinds, locale }: InvoiceView, section: Tag): Content {
  const fact = { label: kinds.settled, value: settlementText(invoice, locale) };
  return factStack(fact, section, 'strong');
}

function smallPrint({ invoice, texts, locale }: InvoiceView): string {
  if (invoice.kind !== 'invoice') return selfBillingText(invoice, locale);
  const hint = invoice.ocr === '' ? [] : [texts.ocrHint];
  return [...hint, texts.lateInterest(invoice.lateInterestPoints)].join(' ');
}

/** Two facts in a row beside the QR code, three where there is none. */
function factGrid(view: InvoiceView, section: Tag, widths: readonly (number | '*')[]): Column {
  const cells = paymentFacts(view).map((fact) => factStack(fact, section, 'figure'));
  const size = widths.length;
  const rows = Array.from({ length: Math.ceil(cells.length / size) }, (_, row) =>
    widths.map((__, column) => cells[row * size + column] ?? { text: '' }),
  );
  const layout: CustomTableLayout = { ...GRID, paddingTop: (row) => (row === 0 ? 0 : ROW_GAP) };
  return { width: '*', table: { widths: [...widths], body: rows }, layout };
}

function paymentFacts(view: InvoiceView): Fact[] {
  const { invoice, texts, kinds, locale } = view;
  const { bankgiro, plusgiro, bankAccount, ocr, totals, currency } = invoice;
  return [
    { label: texts.bankgiro, value: bankgiro },
    { label: texts.plusgiro, value: plusgiro },
    { label: 'IBAN', value: bankAccount?.iban ?? '' },
    { label: 'BIC', value: bankAccount?.bic ?? '' },
    { label: texts.ocr, value: ocr },
    paymentDay(view),
    { label: kinds.total[invoice.kind], value: formatMoney(totals.payableOre, currency, locale) },
  ].filter(({ value }) => value !== '');
}

function paymentDay({ invoice, texts, kinds, locale }: InvoiceView): Fact {
  const { kind, dueDate, selfBilling } = invoice;
  return kind === 'self_bill'
    ? { label: kinds.payoutDate, value: formatDate(selfBilling?.payoutDate ?? dueDate, locale) }
    : { label: texts.dueDate, value: formatDate(dueDate, locale) };
}
