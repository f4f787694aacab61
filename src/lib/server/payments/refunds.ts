import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { withPayment } from './with-payment.ts';
import { stripe, stripeFault, unlessGone, type StripeRefund } from './stripe-client.ts';

/**
 * Sends a refund that the agency asked for to Stripe. The key belongs to the refund, so that a call
 * whose answer was lost is made again without giving back twice.
 * @throws Stripe's error when it cannot be reached; the job tries again then
 */
export async function sendRefund(refundId: string): Promise<void> {
  const order = await findOrder(refundId);
  if (order.state !== 'requested') return;
  try {
    const refund = await stripe().refunds.create(
      {
        payment_intent: order.paymentIntent,
        amount: order.amountOre,
        metadata: { refund_id: refundId },
      },
      { idempotencyKey: `refund_${refundId}` },
    );
    await conclude(refund);
  } catch (cause) {
    if (stripeFault(cause)?.status !== 400) throw cause;
    unwrapMaybe(await serviceClient().rpc('refuse_refund', { p_refund_id: refundId }));
  }
}

/**
 * Takes in what Stripe says of a refund now, whoever made it; one that Stripe does not know of is
 * left as it is.
 * @throws Stripe's error when it cannot be asked
 */
export async function takeInRefund(stripeRefundId: string): Promise<void> {
  const refund = await unlessGone(stripe().refunds.retrieve(stripeRefundId));
  if (refund) await conclude(refund);
}

/** Every refund of a charge, as an event about the charge tells only that there is one. */
export async function takeInRefundsOf(chargeId: string): Promise<void> {
  const refunds = await stripe().refunds.list({ charge: chargeId, limit: 100 });
  for (const refund of refunds.data) await conclude(refund);
}

async function findOrder(id: string) {
  const columns = 'state, amount_ore, payments (stripe_payment_intent)';
  const result = await serviceClient().from('refunds').select(columns).eq('id', id).maybeSingle();
  const row = unwrap(result);
  return {
    state: row.state,
    amountOre: row.amount_ore,
    paymentIntent: row.payments.stripe_payment_intent ?? '',
  };
}

async function conclude(refund: StripeRefund): Promise<void> {
  const own = refund.metadata?.['refund_id'];
  await withPayment(refund.payment_intent, async (intent) => {
    const result = await serviceClient().rpc('conclude_refund', {
      p_stripe_refund_id: refund.id,
      p_status: refund.status ?? 'pending',
      p_payment_intent: intent,
      p_amount_ore: refund.amount,
      ...(own === undefined ? {} : { p_refund_id: own }),
    });
    return unwrap(result);
  });
}
