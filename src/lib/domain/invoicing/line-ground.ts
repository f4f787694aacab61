import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** Time that a line of an invoice was made from. */
export interface GroundEntry {
  readonly id: string;
  readonly workDate: IsoDate;
  readonly minutes: number;
  readonly activity: string;
  /** Null for time without a goal. */
  readonly goal: string | null;
}

/** A line of an invoice with what it was for: time, or an expense. */
export interface LineGround {
  readonly position: number;
  readonly description: string;
  readonly netOre: Ore;
  readonly unitPriceOre: Ore;
  readonly isCredited: boolean;
  readonly entries: readonly GroundEntry[];
  readonly expense: { readonly spentOn: IsoDate; readonly description: string } | null;
}

/** An invoice as the grounds of its lines. */
export interface InvoiceGrounds {
  readonly id: string;
  readonly number: number;
  readonly currency: Currency;
  readonly lines: readonly LineGround[];
}
