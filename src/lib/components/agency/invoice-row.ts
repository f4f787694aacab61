import type { InvoiceStanding } from '$lib/domain/invoicing/standing.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';

/** An invoice as the lists show it; amounts in öre. */
export type InvoiceListRow = {
  id: string;
  number: number;
  companyName: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  netOre: number;
  totalOre: number;
  openOre: number;
  surplusOre: number;
  standing: InvoiceStanding;
};
