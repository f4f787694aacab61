import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { InvoiceAmounts } from './invoice.ts';
import type { Party } from './party.ts';

/** Whom the buyer turns to with questions. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** The agency as seller: a limited company states its seat too (aktiebolagslagen 28 kap. 5 §). */
export interface Seller extends Party {
  readonly organisationNumber: string;
  readonly vatNumber: string;
  readonly seat: string;
  readonly isApprovedForFTax: boolean;
  readonly contact: Contact;
  readonly website: string;
}

/** References that let the buyer's people and systems recognise the invoice; null when none. */
export interface InvoiceReferences {
  readonly ours: string;
  readonly yours: string;
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

/** Everything that stands on an issued invoice: the source of its PDF, XML and web page. */
export interface InvoiceDocument extends InvoiceAmounts {
  /** Serial number of the series, digits only. */
  readonly number: string;
  readonly issueDate: IsoDate;
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
  readonly ocr: string;
  readonly bankgiro: string;
  /** For payments from abroad; null when the invoice is paid within Sweden. */
  readonly bankAccount: BankAccount | null;
  /** Percentage points above the reference rate (räntelagen 6 §: 8). */
  readonly lateInterestPoints: number;
  /** Language the invoice was issued in. */
  readonly locale: 'sv' | 'en';
  /** Made-up data, shown as such. */
  readonly isDemonstration: boolean;
}
