import type { CreditTransfer, Debtor } from './credit-transfer.ts';

/** A run as a rail takes it. */
export type PayoutOrder = {
  readonly messageId: string;
  /** `YYYY-MM-DDTHH:MM:SS` in UTC. */
  readonly createdAt: string;
  readonly executeOn: string;
  readonly debtor: Debtor;
  readonly transfers: readonly CreditTransfer[];
};

/** What became of a payment. */
export type PayoutAnswer = {
  readonly endToEndId: string;
  readonly outcome: 'paid' | 'rejected';
  readonly code: string;
  readonly reason: string;
  /** The day it was paid, where the other side tells; the run's own otherwise. */
  readonly paidOn: string | null;
};

/** A way to move money to consultants. The bank's file is one; each keeps to the same run and states. */
export interface PayoutRail {
  /** The order as it is handed over, the same bytes for the same order. @throws RangeError */
  write(order: PayoutOrder): Uint8Array;
  /**
   * Reads what the other side says of an order; payments that it does not decide are left out.
   * @throws BankFileError for what cannot be read, DomainError 409 `payout_answer_foreign` for another
   *   order's
   */
  read(
    bytes: Uint8Array,
    order: { messageId: string; endToEndIds: readonly string[] },
  ): PayoutAnswer[];
}
