import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession, concludeSessionsOf } from './conclude-session.ts';
import { takeInDispute } from './disputes.ts';
import { faultName } from './fault-name.ts';
import { takeInMovements, takeInPayout } from './movements.ts';
import { takeInAccount } from '$lib/server/payouts/stripe-accounts.ts';
import { takeInTransfer } from '$lib/server/payouts/stripe-transfers.ts';
import { takeInRefund, takeInRefundsOf } from './refunds.ts';

/**
 * Works an event that was kept: finds what it is about and reads that anew at Stripe, because
 * events come late, twice and in any order. Worked ones are left alone, other kinds are marked as
 * seen.
 * @throws when it could not be worked; why is noted with the event, and the job tries again
 */
export async function workEvent(eventId: string): Promise<void> {
  const [event] = unwrap(await serviceClient().rpc('get_stripe_event', { p_id: eventId }));
  if (!event || event.processed_at) return;
  try {
    await takeIn(event.type, event.object_id);
  } catch (cause) {
    await finish(eventId, faultName(cause));
    throw cause;
  }
  await finish(eventId);
}

/** How events are worked, by the beginning of their type; the first that fits counts. */
const WORK: readonly (readonly [prefix: string, work: (objectId: string) => Promise<unknown>])[] = [
  ['checkout.session.', concludeSession],
  ['payment_intent.', concludeSessionsOf],
  ['charge.dispute.', takeInDispute],
  ['charge.refund.', takeInRefund],
  ['charge.refunded', takeInRefundsOf],
  ['refund.', takeInRefund],
  ['account.updated', takeInAccount],
  ['transfer.', takeInTransfer],
  ['payout.reconciliation_completed', takeInPayout],
  ['payout.', takeInMovements],
];

async function takeIn(type: string, objectId: string): Promise<void> {
  const [, work] = WORK.find(([prefix]) => type.startsWith(prefix)) ?? [];
  await work?.(objectId);
}

async function finish(eventId: string, error?: string): Promise<void> {
  const args = error === undefined ? { p_id: eventId } : { p_id: eventId, p_error: error };
  unwrapMaybe(await serviceClient().rpc('finish_stripe_event', args));
}
