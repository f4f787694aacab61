import type { WorkAmounts } from '../invoicing/work.ts';
import type { Hindrance } from '../invoicing/work.ts';
import type { Currency } from '../money/currency.ts';
import type { IsoDate } from '../time/day.ts';
import type { PublishedRate } from '../invoicing/exchange.ts';

/** What an invoice would say if it were issued today, or why it cannot be. */
export type InvoicePreview = {
  assignmentId: string;
  assignmentNumber: number;
  title: string;
  companyId: string;
  companyName: string;
  invoiceEmail: string | null;
  vatNumber: string | null;
  reference: string;
  orderNumber: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  termsDays: number;
  currency: Currency;
  rate: PublishedRate | null;
  timesheetIds: string[];
  expenseIds: string[];
  hindrance: Hindrance | null;
  /** Null when the buyer cannot be invoiced. */
  amounts: WorkAmounts | null;
};
