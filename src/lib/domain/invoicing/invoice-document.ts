import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { DocumentKind } from './document-kind.ts';
import type { InvoiceAmounts } from './invoice.ts';
import type { Party } from './party.ts';

/** Whom the reader turns to with questions; empty texts when they are not known. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Who has done the work: the agency, or on self-bills the consultant or the consultant's company. */
export interface Seller extends Party {
  /** Where a limited company has its seat (aktiebolagslagen 28 kap. 5 §); empty for others. */
  readonly seat: string;
  readonly isApprovedForFTax: boolean;
  readonly contact: Contact;
  /** Without scheme; empty when there is none. */
  readonly website: string;
}

/** References that let people and systems recognise the invoice; the order number null when none. */
export interface InvoiceReferences {
  /** Of the one who issues the document. */
  readonly ours: string;
  /** Of the one who gets it. */
  readonly yours: string;
  /** The buyer's. */
  readonly orderNumber: string | null;
}

/** An account as banks in other countries want it. */
export interface BankAccount {
  readonly iban: string;
  readonly bic: string;
}

/**
 * VAT in SEK on an invoice in another currency, which a company with its books in SEK must state
 * at the rate of the day the tax fell due (EN 16931 BT-6 and BT-111).
 */
export interface VatInSek {
  readonly vatOre: Ore;
  /** SEK per unit of the invoice's currency, as published, e.g. `11.0345`. */
  readonly rate: string;
  readonly rateDate: IsoDate;
  readonly rateSource: string;
}

/** The document that a credit takes back from: unambiguous (mervärdesskattelagen 17 kap. 22 §). */
export interface CorrectedDocument {
  /** As printed, with its series. */
  readonly number: string;
  readonly issueDate: IsoDate;
}

/**
 * What happens to a credited amount: taken off what is still to pay on the document it credits,
 * paid back, or kept for the next one.
 */
export type CreditSettlement = 'deducted' | 'refunded' | 'kept';

/** The grounds of a self-bill: an agreement made beforehand, and the seller's acceptance. */
export interface SelfBilling {
  readonly agreedOn: IsoDate;
  /** `silent` when the agreement lets a time pass without objection count as acceptance. */
  readonly approval: { readonly on: IsoDate; readonly how: 'explicit' | 'silent' } | null;
  /** Day on which the agency pays; null on a credit. */
  readonly payoutDate: IsoDate | null;
}

/** Everything that stands on an issued document: the source of its PDF, XML and web page. */
export interface InvoiceDocument extends InvoiceAmounts {
  readonly kind: DocumentKind;
  /** Shown before it is issued: no number yet, and marked so that nobody takes it for an invoice. */
  readonly isDraft?: boolean;
  /** Letters that begin the number of every document of its series; may be empty. */
  readonly series: string;
  /** Serial number within the series, digits only. */
  readonly number: string;
  readonly issueDate: IsoDate;
  /** Of a credit: the day of issue. */
  readonly dueDate: IsoDate;
  readonly termsDays: number;
  /** First and last day of supply, both included. */
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
  readonly assignmentTitle: string;
  readonly seller: Seller;
  readonly buyer: Party;
  readonly references: InvoiceReferences;
  /** Why no VAT is charged, in the law's words; null when it is. */
  readonly exemptionText: string | null;
  readonly vatInSek: VatInSek | null;
  /** What a credit takes back from; null on other documents. */
  readonly corrects: CorrectedDocument | null;
  /** Why something is credited, in words for the reader; empty on other documents. */
  readonly reason: string;
  /** Null on documents that are no credit. */
  readonly settlement: CreditSettlement | null;
  /** Null on the agency's own documents. */
  readonly selfBilling: SelfBilling | null;
  /** Reference to pay with; empty when there is nothing to pay or the seller wants none. */
  readonly ocr: string;
  /** The seller's bankgiro and plusgiro with hyphen; empty when there is none. */
  readonly bankgiro: string;
  readonly plusgiro: string;
  /** For payments from abroad or without giro; null when there is none. */
  readonly bankAccount: BankAccount | null;
  /** Percentage points above the reference rate (räntelagen 6 §: 8). */
  readonly lateInterestPoints: number;
  /** Language the document was issued in. */
  readonly locale: 'sv' | 'en';
  /** Made-up data, shown as such. */
  readonly isDemonstration: boolean;
}

/** The number as it is printed and referred to: series and serial number. */
export function printedNumber(document: Pick<InvoiceDocument, 'series' | 'number'>): string {
  return `${document.series}${document.number}`;
}
