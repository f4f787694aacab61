import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession } from './conclude-session.ts';
import { faultName } from './fault-name.ts';
import { stripe } from './stripe-client.ts';

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

async function takeIn(type: string, objectId: string): Promise<void> {
  if (type.startsWith('checkout.session.')) {
    await concludeSession(objectId);
  } else if (type.startsWith('payment_intent.')) {
    const found = await stripe().checkout.sessions.list({ payment_intent: objectId, limit: 1 });
    for (const { id } of found.data) await concludeSession(id);
  }
}

async function finish(eventId: string, error?: string): Promise<void> {
  const args = error === undefined ? { p_id: eventId } : { p_id: eventId, p_error: error };
  unwrapMaybe(await serviceClient().rpc('finish_stripe_event', args));
}
