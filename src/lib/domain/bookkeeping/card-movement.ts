import type { TrailVoucher } from '../banking/movement-trail.ts';
import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** A movement of the money that Stripe keeps for the agency, and what it leads to. */
export interface CardMovement {
  readonly id: string;
  /** Stripe's own name for it, `txn_…`. */
  readonly stripeId: string;
  /** Stripe's word, such as `charge` or `payout`. */
  readonly category: string;
  readonly day: IsoDate;
  /** In hundredths of the currency; money that leaves is negative. */
  readonly amountOre: Ore;
  readonly feeOre: Ore;
  /** What is left of it at Stripe: the amount less the fee. */
  readonly netOre: Ore;
  readonly currency: Currency;
  /** The payment here that it belongs to, and the invoice that this was for. */
  readonly payment: {
    readonly id: string;
    readonly invoice: { readonly id: string; readonly number: number } | null;
  } | null;
  /** The payout of Stripe's that it went to the bank with, `po_…`. */
  readonly payout: string | null;
  /** For a payout: the bank's row, when it has been read. */
  readonly bankRow: { readonly id: string; readonly bookedOn: IsoDate } | null;
  /** For a transfer to a consultant: the run that it was part of. */
  readonly run: { readonly id: string; readonly number: number } | null;
  readonly voucher: TrailVoucher | null;
}
