import { DomainError } from '$lib/server/db/db-error.ts';
import type { CreditTransfer, Debtor } from './credit-transfer.ts';
import { paymentBlockId, writePain001 } from './pain001.ts';
import { readPain002, statusOf } from './read-pain002.ts';

/** A run as the bank takes it. */
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

/** Payments as a file for the bank (pain.001), answered by a file from it (pain.002). */
export const bankFile = {
  /** The order as it is handed over, the same bytes for the same order. @throws RangeError */
  write: (order: PayoutOrder): Uint8Array => Buffer.from(writePain001(order), 'utf8'),
  /**
   * Reads what the bank says of an order; payments that it does not decide are left out.
   * @throws BankFileError for what cannot be read, DomainError 409 `payout_answer_foreign` for another
   *   order's
   */
  read(
    bytes: Uint8Array,
    { messageId, endToEndIds }: { messageId: string; endToEndIds: readonly string[] },
  ): PayoutAnswer[] {
    const report = readPain002(bytes);
    if (report.originalMessageId !== messageId) {
      throw new DomainError(409, 'payout_answer_foreign');
    }
    const blockId = paymentBlockId(messageId, 'SEK');
    return endToEndIds.flatMap((endToEndId) => {
      const status = statusOf(report, { endToEndId, blockId });
      // Accepted is not settled: only what the bank has paid or refused is concluded.
      if (status?.outcome !== 'paid' && status?.outcome !== 'rejected') return [];
      const reason = [status.reasonCode, status.reasonText].filter(Boolean).join(' ');
      const { outcome, code, on } = status;
      return [{ endToEndId, outcome, code, reason, paidOn: outcome === 'paid' ? on : null }];
    });
  },
};
