import type { Currency } from '../money/currency.ts';
import type { PayoutAccount } from '../payouts/payout-account.ts';
import type { IsoDate } from '../time/day.ts';
import type { PaymentUse, RefundSummary } from './payment-trail.ts';

/** A payment of a customer's, of which something may be unused: the customer's credit. */
export type CustomerCredit = PaymentUse & {
  readonly currency: Currency;
  readonly companyId: string;
  readonly companyName: string;
  /** What it was paid for first; null for money that named no invoice. */
  readonly invoice: { readonly id: string; readonly number: number } | null;
  /** The bank's movement that brought it. */
  readonly movementId: string | null;
};

/** A refund by bank with who decided it, and where and when it was paid. */
export type BankRefund = RefundSummary & {
  readonly payee: { readonly name: string; readonly account: PayoutAccount } | null;
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
  /** The reader asked for it, and may not approve it. */
  readonly isOwn: boolean;
  readonly paidOn: IsoDate | null;
  readonly bankReference: string | null;
  /** The bank's row that paid it, when it has been read. */
  readonly debit: { readonly id: string; readonly bookedOn: IsoDate } | null;
};
