import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { stripe, unlessGone } from './stripe-client.ts';
import { withPayment } from './with-payment.ts';

/**
 * Takes in what Stripe says of a dispute now: what it is about, the day to answer by, the money it
 * took or gave back, and how it ended. One that Stripe does not know of is left as it is.
 * @throws Stripe's error when it cannot be asked
 */
export async function takeInDispute(stripeDisputeId: string): Promise<void> {
  const dispute = await unlessGone(stripe().disputes.retrieve(stripeDisputeId));
  if (!dispute) return;
  const { evidence_details: evidence } = dispute;
  const told = {
    id: dispute.id,
    amount_ore: dispute.amount,
    reason: dispute.reason,
    status: dispute.status,
    opened_at: instant(dispute.created),
    answer_by: evidence.due_by === null ? null : instant(evidence.due_by),
    movements: dispute.balance_transactions.map(({ id, amount, fee }) => ({
      id,
      amount_ore: amount,
      fee_ore: fee,
    })),
  };
  await withPayment(dispute.payment_intent, async (intent) => {
    const args = { p_payment_intent: intent, p_dispute: told };
    return unwrap(await serviceClient().rpc('take_in_dispute', args));
  });
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
