import { isCredit, isSelfBilled } from '$lib/domain/invoicing/document-kind.ts';
import { printedNumber, type InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { noteText } from '../note-text.ts';
import { lineElement } from './line-element.ts';
import { buyerContactOf, partyElements } from './parties.ts';
import { paymentElements } from './payment.ts';
import { taxTotals } from './tax.ts';
import { amount, line, text, wrap, writeXml, type XmlElement } from './xml.ts';

/** A file that travels inside the XML, such as the PDF that people read. */
export interface Attachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const COMPLIANT = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:';
/** UNTDID 1001. */
const TYPE_CODES = {
  invoice: '380',
  claim: '380',
  credit_note: '381',
  self_bill: '389',
  self_bill_credit: '261',
} as const;

/**
 * The document as Peppol BIS Billing 3.0, or Self-Billing 3.0 when the buyer has drawn it up: UBL 2.1
 * by EN 16931. The same document gives the same text.
 * @param pdf the PDF to carry along, if any
 * @throws RangeError for a party without electronic address, see `electronicAddressOf`
 */
export function peppolInvoice(document: InvoiceDocument, pdf?: Attachment): string {
  const root = isCredit(document.kind) ? 'CreditNote' : 'Invoice';
  return writeXml(root, {
    '@xmlns': `${UBL}${root}-2`,
    '@xmlns:cac': `${UBL}CommonAggregateComponents-2`,
    '@xmlns:cbc': `${UBL}CommonBasicComponents-2`,
    ...headElements(document),
    ...referenceElements(document, pdf),
    ...partyElements(document),
    ...paymentElements(document),
    'cac:TaxTotal': taxTotals(document),
    'cac:LegalMonetaryTotal': monetaryTotal(document),
    ...lineElements(document),
  });
}

function headElements(document: InvoiceDocument): XmlElement {
  const { kind, currency } = document;
  const process = isSelfBilled(kind) ? 'selfbilling' : 'billing';
  return {
    'cbc:CustomizationID': `${COMPLIANT}${process}:3.0`,
    'cbc:ProfileID': `urn:fdc:peppol.eu:2017:poacc:${process}:01:1.0`,
    'cbc:ID': printedNumber(document),
    'cbc:IssueDate': document.issueDate,
    // A UBL credit note has no due date of its own.
    'cbc:DueDate': isCredit(kind) ? null : document.dueDate,
    [isCredit(kind) ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode']: TYPE_CODES[kind],
    'cbc:Note': text(noteText(document)),
    'cbc:DocumentCurrencyCode': currency,
    'cbc:TaxCurrencyCode': document.vatInSek === null ? null : 'SEK',
  };
}

function referenceElements(document: InvoiceDocument, pdf: Attachment | undefined): XmlElement {
  const { references, corrects } = document;
  const order = line(references.orderNumber);
  const contact = line(buyerContactOf(document));
  // One of the two is mandatory (PEPPOL-EN16931-R003): the title is what the buyer knows besides.
  const last = order === null ? (line(document.assignmentTitle) ?? printedNumber(document)) : null;
  return {
    'cbc:BuyerReference': contact ?? last,
    'cac:InvoicePeriod': periodElement(document),
    'cac:OrderReference': wrap('cbc:ID', order),
    'cac:BillingReference': wrap(
      'cac:InvoiceDocumentReference',
      corrects && { 'cbc:ID': corrects.number, 'cbc:IssueDate': corrects.issueDate },
    ),
    'cac:AdditionalDocumentReference': pdf === undefined ? null : attached(document, pdf),
  };
}

/** The document's period, widened where a line's goes beyond it (PEPPOL-EN16931-R110, R111). */
function periodElement({ periodFrom, periodTo, lines }: InvoiceDocument): XmlElement {
  const starts = [periodFrom, ...lines.map((one) => one.periodFrom)].sort();
  const ends = [periodTo, ...lines.map((one) => one.periodTo)].sort();
  return { 'cbc:StartDate': starts[0] ?? periodFrom, 'cbc:EndDate': ends.at(-1) ?? periodTo };
}

function attached(document: InvoiceDocument, { fileName, bytes }: Attachment): XmlElement {
  return {
    'cbc:ID': printedNumber(document),
    'cac:Attachment': {
      'cbc:EmbeddedDocumentBinaryObject': {
        '@mimeCode': 'application/pdf',
        '@filename': fileName,
        '#': Buffer.from(bytes).toString('base64'),
      },
    },
  };
}

function monetaryTotal({ totals, currency }: InvoiceDocument): XmlElement {
  const unlessZero = (ore: number) => (ore === 0 ? null : amount(ore, currency));
  return {
    'cbc:LineExtensionAmount': amount(totals.netOre, currency),
    'cbc:TaxExclusiveAmount': amount(totals.netOre, currency),
    'cbc:TaxInclusiveAmount': amount(totals.grossOre, currency),
    'cbc:PrepaidAmount': unlessZero(totals.prepaidOre),
    'cbc:PayableRoundingAmount': unlessZero(totals.roundingOre),
    'cbc:PayableAmount': amount(totals.payableOre, currency),
  };
}

function lineElements({ kind, lines, currency }: InvoiceDocument): XmlElement {
  return isCredit(kind)
    ? {
        'cac:CreditNoteLine': lines.map((one) =>
          lineElement(one, currency, 'cbc:CreditedQuantity'),
        ),
      }
    : {
        'cac:InvoiceLine': lines.map((one) => lineElement(one, currency, 'cbc:InvoicedQuantity')),
      };
}
