import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** What became of the money of one payment, in hundredths of the invoice's currency. */
export type PaymentUse = {
  readonly paymentId: string;
  readonly method: 'card' | 'bank';
  readonly receivedOn: IsoDate;
  readonly amountOre: Ore;
  readonly unusedOre: Ore;
  /** On its way back to the customer, or there. */
  readonly refundedOre: Ore;
  readonly isDisputed: boolean;
};

/** Money on its way back to the customer, or there. */
export type RefundSummary = {
  readonly id: string;
  readonly method: 'card' | 'bank';
  readonly amountOre: Ore;
  readonly state: 'requested' | 'approved' | 'sent' | 'succeeded' | 'failed';
  readonly reason: string;
  readonly requestedAt: string;
};

/** A card payment that the payer has disputed with the bank. */
export type DisputeSummary = {
  readonly id: string;
  readonly amountOre: Ore;
  readonly state: 'open' | 'won' | 'lost' | 'closed';
  /** The last instant that Stripe takes evidence; null when there is none to give. */
  readonly answerBy: string | null;
  readonly openedAt: string;
};

/** The payments that named an invoice, and what went back of them. */
export type PaymentTrail = {
  readonly payments: readonly PaymentUse[];
  readonly refunds: readonly RefundSummary[];
  readonly disputes: readonly DisputeSummary[];
};
