import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { TrailVoucher } from './movement-trail.ts';

/** A payout of Stripe's as the bank's account meets it: what it was booked as. */
export interface ArrivedPayout {
  /** The payout among the movements of the card account. */
  readonly id: string;
  /** Stripe's own name for it, `po_…`. */
  readonly reference: string;
  /** When Stripe sent it. */
  readonly sentOn: IsoDate;
  /** What came to the bank, in hundredths of the movement's currency. */
  readonly amountOre: Ore;
  readonly voucher: TrailVoucher | null;
}

/** A payout of Stripe's that money in may be, by its amount and day. */
export interface PossibleStripePayout {
  readonly id: string;
  readonly reference: string;
  readonly sentOn: IsoDate;
  /** When Stripe expects the bank to have it; null when it has not said so. */
  readonly arrivesOn: IsoDate | null;
  /** Whether the money says that it is from Stripe. */
  readonly isNamed: boolean;
}

/** What money in is to Stripe's payouts: which it is, else which it may be. */
export interface StripeTrail {
  readonly payout: ArrivedPayout | null;
  readonly possible: readonly PossibleStripePayout[];
}
