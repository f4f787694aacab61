import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { TrailVoucher } from './movement-trail.ts';

/** A payment of a run as a debit of the bank, or money that came back, meets it. */
export interface DebitPayout {
  readonly id: string;
  readonly runId: string;
  readonly runNumber: number;
  readonly name: string;
  readonly reference: string;
  readonly state: string;
  readonly amountOre: Ore;
  /** Where it was booked as paid, or as come back. */
  readonly voucher: TrailVoucher | null;
}

/** What a movement may be by its amount: one payment, or a run as a whole (then without name). */
export interface PossiblePayouts {
  readonly payoutIds: readonly string[];
  readonly runId: string;
  readonly runNumber: number;
  readonly payOn: IsoDate;
  readonly name: string | null;
  readonly reference: string | null;
  /** Whether the movement names it. */
  readonly isNamed: boolean;
}

/** What a movement is to payouts: whose it is, else whose it may be. */
export interface DebitTrail {
  readonly payouts: readonly DebitPayout[];
  /** False when the movement only names them, and a person must decide. */
  readonly isMatched: boolean;
  readonly possible: readonly PossiblePayouts[];
}
