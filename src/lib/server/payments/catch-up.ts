import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession } from './conclude-session.ts';
import { recordEvent } from './receive-event.ts';
import { stripe } from './stripe-client.ts';

const MOST_EVENTS = 1000;
const MOST_ATTEMPTS = 200;

/**
 * Makes good for webhooks that never arrived: takes in the events Stripe could not deliver (it
 * remembers 30 days), then asks about every pay page that has been open for an hour.
 * @returns how many events were new here
 */
export async function catchUpWithStripe(now: Date = new Date()): Promise<number> {
  const missed = await stripe()
    .events.list({ delivery_success: false, limit: 100 })
    .autoPagingToArray({ limit: MOST_EVENTS });
  let taken = 0;
  for (const event of missed.toReversed()) if (await recordEvent(event)) taken += 1;
  await concludeEach(await sessionsLeftOpen(now));
  return taken;
}

/** One page that cannot be concluded does not keep the others from it. @throws its fault afterwards */
async function concludeEach(sessionIds: readonly string[]): Promise<void> {
  const faults: unknown[] = [];
  for (const id of sessionIds) {
    await concludeSession(id).catch((cause: unknown) => faults.push(cause));
  }
  if (faults.length > 0) throw faults[0];
}

async function sessionsLeftOpen(now: Date): Promise<string[]> {
  const hourAgo = new Date(now.getTime() - 3_600_000).toISOString();
  const rows = unwrap(
    await serviceClient()
      .from('payment_attempts')
      .select('stripe_session_id')
      .in('state', ['open', 'processing'])
      .lt('started_at', hourAgo)
      .order('started_at')
      .limit(MOST_ATTEMPTS),
  );
  return rows.flatMap((row) => row.stripe_session_id ?? []);
}
