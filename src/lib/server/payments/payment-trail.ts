import type {
  DisputeSummary,
  PaymentTrail,
  PaymentUse,
  RefundSummary,
} from '$lib/domain/invoicing/payment-trail.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/**
 * What became of the payments that named an invoice; empty for one the client may not see. What was
 * asked back is read after what is left, so that money that is neither is never shown.
 */
export async function getPaymentTrail(db: Db, invoiceId: string): Promise<PaymentTrail> {
  const balances = db.from('payment_balances').select('*').eq('invoice_id', invoiceId);
  const refunds = db.from('refunds').select('*, payments!inner (invoice_id, method)');
  const disputes = db.from('disputes').select('*, payments!inner (invoice_id)');
  const used = await balances.order('received_on').limit(200);
  const [back, disputed] = await Promise.all([
    refunds.eq('payments.invoice_id', invoiceId).order('requested_at').limit(200),
    disputes.eq('payments.invoice_id', invoiceId).order('opened_at').limit(200),
  ]);
  return {
    payments: unwrap(used).map((row) => ({
      paymentId: row.payment_id ?? '',
      method: methodOf(row.method),
      receivedOn: row.received_on ?? '',
      amountOre: row.amount_ore ?? 0,
      unusedOre: row.unused_ore ?? 0,
      refundedOre: row.refunded_ore ?? 0,
      isDisputed: row.is_disputed ?? false,
    })),
    refunds: unwrap(back).map((row) => ({
      id: row.id,
      method: methodOf(row.payments.method),
      amountOre: row.amount_ore,
      state: refundState(row.state),
      reason: row.reason,
      requestedAt: row.requested_at,
    })),
    disputes: unwrap(disputed).map((row) => ({
      id: row.id,
      amountOre: row.amount_ore,
      state: disputeState(row.state),
      answerBy: row.answer_by,
      openedAt: row.opened_at,
    })),
  };
}

/**
 * Gives back what is unused of a card payment through Stripe.
 * @param db the acting person's own client, who must be agency staff
 * @throws {DomainError} 404, 400 `reason_required`, `amount_invalid`, 409 `refund_exceeds_credit`,
 *   `payment_disputed`
 */
export async function requestRefund(
  db: Db,
  order: { payment: string; amount: number; reason: string },
): Promise<void> {
  const result = await db.rpc('request_refund', {
    p_payment_id: order.payment,
    p_amount_ore: order.amount,
    p_reason: order.reason,
  });
  unwrap(result);
}

const METHODS: readonly PaymentUse['method'][] = ['card', 'bank'];
const REFUND_STATES: readonly RefundSummary['state'][] = [
  'requested',
  'approved',
  'sent',
  'succeeded',
  'failed',
];
const DISPUTE_STATES: readonly DisputeSummary['state'][] = ['open', 'won', 'lost', 'closed'];

/** How a payment came, as stored. */
export const methodOf = (text: string | null) => METHODS.find((one) => one === text) ?? 'bank';
/** The state of a refund, as stored. */
export const refundState = (text: string) =>
  REFUND_STATES.find((one) => one === text) ?? 'requested';
const disputeState = (text: string) => DISPUTE_STATES.find((one) => one === text) ?? 'open';
