import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { TrailVoucher } from './movement-trail.ts';

/** A payment of a run as a debit of the bank meets it. */
export interface DebitPayout {
  readonly id: string;
  readonly runId: string;
  readonly runNumber: number;
  readonly name: string;
  readonly reference: string;
  readonly state: string;
  readonly amountOre: Ore;
  /** Where it was booked as paid. */
  readonly voucher: TrailVoucher | null;
}

/** What a debit may be by its amount: one payment, or a run as a whole (then without name). */
export interface PossiblePayouts {
  readonly payoutIds: readonly string[];
  readonly runId: string;
  readonly runNumber: number;
  readonly payOn: IsoDate;
  readonly name: string | null;
  readonly reference: string | null;
  /** Whether the debit names it. */
  readonly isNamed: boolean;
}

/** What a debit is to payouts: whose it is, else whose it may be. */
export interface DebitTrail {
  readonly payouts: readonly DebitPayout[];
  /** False when the debit only names them, and a person must decide. */
  readonly isMatched: boolean;
  readonly possible: readonly PossiblePayouts[];
}
