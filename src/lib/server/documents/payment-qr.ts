import Big from 'big.js';
import { renderSVG } from 'uqr';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import { COLOUR } from './theme.ts';

const INVOICE_TYPE = 1;
const VAT_FIELDS = [
  { rateBp: 2500, field: 'vh' },
  { rateBp: 1200, field: 'vm' },
  { rateBp: 600, field: 'vl' },
] as const;

/**
 * Payment details as UsingQR JSON (usingqr.com, version 1), as Swedish bank and bookkeeping
 * apps read it. Only for invoices in SEK to a bankgiro.
 * @returns the text of the QR code, or null for other documents, currencies and accounts
 */
export function usingQr(invoice: InvoiceDocument): string | null {
  if (invoice.kind !== 'invoice' || invoice.currency !== 'SEK') return null;
  if (invoice.bankgiro === '') return null;
  return JSON.stringify({
    uqr: 1,
    tp: INVOICE_TYPE,
    nme: invoice.seller.name,
    cc: invoice.seller.address.countryCode,
    cid: invoice.seller.organisationNumber,
    iref: invoice.ocr,
    idt: invoice.issueDate.replaceAll('-', ''),
    ddt: invoice.dueDate.replaceAll('-', ''),
    due: decimal(invoice.totals.payableOre),
    ...vatFields(invoice),
    cur: invoice.currency,
    pt: 'BG',
    acc: invoice.bankgiro,
  });
}

/** The QR code as a picture in the documents' ink, or null as `usingQr`. */
export function paymentQrSvg(invoice: InvoiceDocument): string | null {
  const text = usingQr(invoice);
  if (text === null) return null;
  const options = { ecc: 'L', border: 0, blackColor: COLOUR.ink, whiteColor: 'none' } as const;
  const svg = renderSVG(text, options);
  return svg.replace('<svg ', '<svg width="100" height="100" ');
}

function vatFields(invoice: InvoiceDocument): Record<string, number> {
  return Object.fromEntries(
    VAT_FIELDS.flatMap(({ rateBp, field }) => {
      const group = invoice.vatGroups.find(({ vatRateBp }) => vatRateBp === rateBp);
      return group === undefined ? [] : [[field, decimal(group.vatOre)]];
    }),
  );
}

/** Exact to print: the shortest decimal of such a number is the amount itself. */
function decimal(ore: Ore): number {
  return new Big(ore).div(100).toNumber();
}
