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

const EPC = { nameLength: 70, mostOre: 99_999_999_999 };

/**
 * Payment details as the European Payments Council's QR code for a SEPA transfer (EPC069-12, version
 * 002, UTF-8; "GiroCode"): payee, account, amount, and the OCR as remittance text. Only for invoices
 * in euro to an account.
 * @returns the text of the QR code, or null for other documents, currencies and accounts
 */
export function epcQr(invoice: InvoiceDocument): string | null {
  const { kind, currency, bankAccount, totals, seller, ocr } = invoice;
  if (kind !== 'invoice' || currency !== 'EUR' || bankAccount === null) return null;
  if (totals.payableOre < 1 || totals.payableOre > EPC.mostOre) return null;
  const compact = (text: string) => text.replace(/\s/gu, '');
  const name = seller.name.replace(/\s+/gu, ' ').slice(0, EPC.nameLength).trim();
  const amount = new Big(totals.payableOre).div(100).toFixed(2);
  const account = [compact(bankAccount.bic), name, compact(bankAccount.iban)];
  // After the amount: purpose and structured reference, which are empty, and the remittance text.
  return ['BCD', '002', '1', 'SCT', ...account, `EUR${amount}`, '', '', ocr].join('\n');
}

/** The QR code as a picture in the documents' ink: UsingQR for kronor, EPC for euro, or null. */
export function paymentQrSvg(invoice: InvoiceDocument): string | null {
  const epc = epcQr(invoice);
  const text = epc ?? usingQr(invoice);
  if (text === null) return null;
  // The EPC's standard asks for level M.
  const ecc = epc === null ? 'L' : 'M';
  const options = { ecc, border: 0, blackColor: COLOUR.ink, whiteColor: 'none' } as const;
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
