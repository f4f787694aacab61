import type { InvoiceAmounts } from '../invoicing/invoice.ts';
import type { VatDecision } from '../invoicing/vat.ts';
import type { IsoDate } from '../time/day.ts';

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
  timesheetIds: string[];
  hasAddress: boolean;
  vat: VatDecision;
  /** Null when the buyer cannot be invoiced. */
  amounts: InvoiceAmounts | null;
};
