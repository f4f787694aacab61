import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { TrailVoucher } from './movement-trail.ts';

/** A refund by bank as the debit that paid it leads to it. */
export interface PaidRefund {
  readonly id: string;
  /** The payment that it is of, on whose page it is read. */
  readonly paymentId: string;
  readonly companyName: string;
  readonly amountOre: Ore;
  readonly paidOn: IsoDate | null;
  /** Where it was booked as paid. */
  readonly voucher: TrailVoucher | null;
}

/** A refund that a debit may have paid, by its amount and day. */
export interface PossibleRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly companyName: string;
  /** Null for one that is approved and waits for the bank. */
  readonly paidOn: IsoDate | null;
  readonly bankReference: string | null;
  /** Whether the reference noted is the bank's for the debit. */
  readonly isNamed: boolean;
}

/** What a debit is to refunds: which it paid, else which it may have paid. */
export interface RefundTrail {
  readonly refund: PaidRefund | null;
  readonly possible: readonly PossibleRefund[];
}
