import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession } from './conclude-session.ts';
import { takeInDispute } from './disputes.ts';
import { sendTransfer, transfersLeftOpen } from '$lib/server/payouts/stripe-transfers.ts';
import { sendRefund, takeInRefund } from './refunds.ts';
import { recordEvent } from './receive-event.ts';
import { stripe } from './stripe-client.ts';

const MOST_EVENTS = 1000;
/** Of each kind that is asked about in one run. */
const MOST_OPEN = 200;

/**
 * Makes good for webhooks that never arrived: takes in the events Stripe could not deliver (it
 * remembers 30 days), then asks about every pay page, refund and transfer that has been open for an
 * hour and every dispute that is not decided.
 * @returns how many events were new here
 */
export async function catchUpWithStripe(now: Date = new Date()): Promise<number> {
  const missed = await stripe()
    .events.list({ delivery_success: false, limit: 100 })
    .autoPagingToArray({ limit: MOST_EVENTS });
  let taken = 0;
  for (const event of missed.toReversed()) if (await recordEvent(event)) taken += 1;
  const hourAgo = new Date(now.getTime() - 3_600_000).toISOString();
  await workEach([
    ...(await sessionsLeftOpen(hourAgo)).map((id) => () => concludeSession(id)),
    ...(await refundsLeftOpen(hourAgo)),
    ...(await transfersLeftOpen(hourAgo, MOST_OPEN)).map((id) => () => sendTransfer(id, now)),
    ...(await openDisputes()).map((id) => () => takeInDispute(id)),
  ]);
  return taken;
}

/** One that cannot be worked does not keep the others from it. @throws its fault afterwards */
async function workEach(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const work of works) await work().catch((cause: unknown) => faults.push(cause));
  if (faults.length > 0) throw faults[0];
}

async function sessionsLeftOpen(hourAgo: string): Promise<string[]> {
  const rows = unwrap(
    await serviceClient()
      .from('payment_attempts')
      .select('stripe_session_id')
      .in('state', ['open', 'processing'])
      .lt('started_at', hourAgo)
      .order('started_at')
      .limit(MOST_OPEN),
  );
  return rows.flatMap((row) => row.stripe_session_id ?? []);
}

async function refundsLeftOpen(hourAgo: string): Promise<(() => Promise<void>)[]> {
  const rows = unwrap(
    await serviceClient()
      .from('refunds')
      .select('id, stripe_refund_id, payments!inner (method)')
      .in('state', ['requested', 'sent'])
      .eq('payments.method', 'card')
      .lt('requested_at', hourAgo)
      .order('requested_at')
      .limit(MOST_OPEN),
  );
  return rows.map(({ id, stripe_refund_id: known }) =>
    known === null ? () => sendRefund(id) : () => takeInRefund(known),
  );
}

async function openDisputes(): Promise<string[]> {
  const query = serviceClient().from('disputes').select('stripe_dispute_id').eq('state', 'open');
  const rows = unwrap(await query.order('opened_at').limit(MOST_OPEN));
  return rows.map((row) => row.stripe_dispute_id);
}
