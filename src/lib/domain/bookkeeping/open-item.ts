import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** An invoice that was open at the end of a day. */
export interface CustomerDebt {
  readonly documentId: string;
  readonly label: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly currency: Currency;
  readonly openOre: Ore;
  readonly openSekOre: Ore;
  /** Days after the due date; nought when it was not due. */
  readonly daysLate: number;
}

/** What a company owed at the end of a day, in öre, by days after the due date. */
export interface CustomerAges {
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly notDueOre: Ore;
  readonly to30Ore: Ore;
  readonly to60Ore: Ore;
  readonly olderOre: Ore;
  readonly openOre: Ore;
  /** Money the company has paid that is not used for an invoice. */
  readonly creditOre: Ore;
}

/** What was owed to a consultant at the end of a day. */
export interface SupplierDebt {
  readonly documentId: string | null;
  readonly label: string;
  readonly consultantId: string | null;
  readonly consultantName: string;
  readonly bookedOn: IsoDate;
  readonly currency: Currency;
  readonly openOre: Ore;
  readonly openSekOre: Ore;
  readonly ageDays: number;
}
