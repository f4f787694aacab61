import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { IsoWeek } from '../time/week.ts';

/** Time that a line of an invoice or self-bill was made from. */
export interface GroundEntry {
  readonly id: string;
  readonly workDate: IsoDate;
  readonly minutes: number;
  readonly activity: string;
  /** Null for time without a goal. */
  readonly goal: string | null;
}

/** The other document that the same time or expense stands on: a line of it. */
export interface Counterpart {
  readonly id: string;
  /** As printed. */
  readonly number: string;
  readonly position: number;
}

/** A line with what it was for: time, or an expense. */
export interface LineGround {
  readonly position: number;
  readonly description: string;
  readonly netOre: Ore;
  readonly unitPriceOre: Ore;
  readonly isCredited: boolean;
  readonly entries: readonly GroundEntry[];
  readonly expense: {
    readonly id: string;
    readonly spentOn: IsoDate;
    readonly description: string;
  } | null;
  /** The week that the time was reported in; null for an expense. */
  readonly timesheetId: string | null;
  readonly assignmentId: string | null;
  /** The week of the time; null for an expense. */
  readonly week: IsoWeek | null;
  /** Self-bills of an invoice's line and invoices of a self-bill's, for those who may read both. */
  readonly counterparts: readonly Counterpart[];
}

/** An invoice or a self-bill as the grounds of its lines. */
export interface DocumentGrounds {
  readonly id: string;
  /** As printed; empty for a self-bill that is not issued. */
  readonly number: string;
  readonly currency: Currency;
  readonly lines: readonly LineGround[];
}
