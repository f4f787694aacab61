import { DomainError } from '$lib/server/db/db-error.ts';
import { paymentBlockId, writePain001 } from './pain001.ts';
import type { PayoutAnswer, PayoutRail } from './payout-rail.ts';
import { readPain002, statusOf } from './read-pain002.ts';

/** Payments as a file for the bank (pain.001), answered by a file from it (pain.002). */
export const bankFile: PayoutRail = {
  write: (order) => Buffer.from(writePain001(order), 'utf8'),
  read(bytes, { messageId, endToEndIds }): PayoutAnswer[] {
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
