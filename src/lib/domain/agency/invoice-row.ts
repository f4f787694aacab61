import type { InvoiceStanding } from '../invoicing/standing.ts';
import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** An invoice in a list, with what is paid and how it stands today. */
export type InvoiceRow = {
  id: string;
  number: number;
  companyId: string;
  companyName: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  currency: Currency;
  netOre: Ore;
  totalOre: Ore;
  openOre: Ore;
  surplusOre: Ore;
  standing: InvoiceStanding;
};
