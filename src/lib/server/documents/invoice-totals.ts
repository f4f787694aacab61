import type { Content, TableCell } from 'pdfmake/interfaces';
import { isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { formatAmount, formatMoney } from '$lib/format/money.ts';
import { formatBasisPoints } from '$lib/format/number.ts';
import { exchangeRateText } from './exchange-rate-text.ts';
import type { InvoiceView } from './invoice-head.ts';
import { GRID, paragraph, rule, type Fact, type TextLayout } from './pieces.ts';
import { childTag, tagged, type Tag } from './tag.ts';
import { COLOUR, CONTENT_WIDTH, INNER_EDGE } from './theme.ts';

const TOTALS_WIDTH = CONTENT_WIDTH - INNER_EDGE;

/** Sums at the right, what they mean for tax and whom to ask at the left. */
export function invoiceTotals(view: InvoiceView, root: Tag): Content {
  const section = childTag(root, 'Sect');
  return {
    columns: [
      { width: '*', stack: remarks(view, section), margin: [0, 0, 28, 0] },
      { width: TOTALS_WIDTH, stack: sums(view, section) },
    ],
    margin: [0, 14, 0, 0],
  };
}

function sums(view: InvoiceView, section: Tag): Content[] {
  const { invoice, kinds, locale } = view;
  const payable = formatMoney(invoice.totals.payableOre, invoice.currency, locale);
  const parts = sumFacts(view).map((fact) => sumRow(fact, section, { margin: [0, 0, 0, 6] }));
  const total = sumRow({ label: kinds.total[invoice.kind], value: payable }, section, {
    style: 'total',
  });
  return [
    { table: { widths: ['*', 'auto'], body: parts }, layout: GRID },
    { stack: [rule(TOTALS_WIDTH, 1.25, COLOUR.accent)], margin: [0, 4, 0, 10] },
    { table: { widths: ['*', 'auto'], body: [total] }, layout: GRID },
    ...vatInSek(view, section),
  ];
}

function sumFacts({ invoice, texts, locale }: InvoiceView): Fact[] {
  const groups = invoice.vatGroups.map(({ vatRateBp, netOre, vatOre }) => ({
    label: texts.vat(formatBasisPoints(vatRateBp, locale), formatAmount(netOre, locale)),
    value: formatAmount(vatOre, locale),
  }));
  const { netOre, prepaidOre, roundingOre } = invoice.totals;
  const others = [
    { label: texts.prepaid, ore: -prepaidOre },
    { label: texts.rounding, ore: roundingOre },
  ].filter(({ ore }) => ore !== 0);
  return [
    { label: texts.net, value: formatAmount(netOre, locale) },
    ...groups,
    ...others.map(({ label, ore }) => ({ label, value: formatAmount(ore, locale) })),
  ];
}

function sumRow(fact: Fact, section: Tag, layout: TextLayout): TableCell[] {
  const tag = childTag(section, 'P');
  return [
    tagged(`${fact.label} `, tag, layout),
    tagged(fact.value, tag, { ...layout, alignment: 'right', noWrap: true }),
  ];
}

function vatInSek({ invoice, texts, locale }: InvoiceView, section: Tag): Content[] {
  const { vatInSek: stated } = invoice;
  if (stated === null) return [];
  const source = exchangeRateText(invoice, locale);
  const amount = formatMoney(stated.vatOre, 'SEK', locale);
  const lines = [`${texts.vatInSek} ${amount}`, source];
  return lines.map((line, index) =>
    paragraph(line, section, {
      style: 'small',
      alignment: 'right',
      margin: [0, index === 0 ? 8 : 0, 0, 0],
    }),
  );
}

function remarks({ invoice, texts }: InvoiceView, section: Tag): Content[] {
  const exemption =
    invoice.exemptionText === null
      ? []
      : [paragraph(invoice.exemptionText, section, { style: 'strong', margin: [0, 0, 0, 14] })];
  return [
    ...exemption,
    paragraph(texts.questions, section, { style: 'label', margin: [0, 1, 0, 4] }),
    ...whomToAsk(invoice)
      .filter((line) => line !== '')
      .map((line) => paragraph(line, section, { margin: [0, 0, 0, 1] })),
  ];
}

/** The seller, or on a self-bill, which the seller reads, the buyer who drew it up. */
function whomToAsk({ kind, seller, buyer, references }: InvoiceDocument): string[] {
  if (isSelfBilled(kind)) return [references.ours, buyer.name];
  return [seller.contact.name, seller.contact.email, seller.contact.phone];
}
