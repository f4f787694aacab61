import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { InvoiceStanding } from './standing.ts';

/** An invoice as a line in its company's list. */
export type InvoiceSummary = {
  id: string;
  number: number;
  standing: InvoiceStanding;
  issueDate: IsoDate;
  dueDate: IsoDate;
  currency: Currency;
  totalOre: Ore;
  /** What is still to pay. */
  openOre: Ore;
};
