import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** A credit note beside the invoice it takes back from. */
export type CreditNoteSummary = {
  id: string;
  /** As printed, with its series. */
  number: string;
  issueDate: IsoDate;
  reason: string;
  /** Including VAT and rounding: what it takes off the invoice. */
  totalOre: Ore;
};

/** The credit notes of an invoice, and the rows of it that are taken back already. */
export type InvoiceCredits = {
  notes: CreditNoteSummary[];
  creditedPositions: number[];
};
