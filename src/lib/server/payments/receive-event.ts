import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { env } from '$lib/server/env.ts';
import { isSignatureFault, stripe, type StripeEvent } from './stripe-client.ts';

/**
 * The event in a webhook, when one of our secrets signed it within the last five minutes.
 * @param body the text as it came; a parsed and rewritten one would not match its signature
 * @returns null for a forged, changed, stale or unsigned one
 */
export function verifiedEvent(body: string, signature: string): StripeEvent | null {
  for (const secret of env().STRIPE_WEBHOOK_SECRET) {
    try {
      return stripe().webhooks.constructEvent(body, signature, secret);
    } catch (cause) {
      if (!isSignatureFault(cause)) return null;
    }
  }
  return null;
}

/**
 * Keeps an event and the job that works it, in one transaction.
 * @returns false when it was here before
 * @throws {DatabaseFault} when it could not be kept; Stripe sends it again then
 */
export async function recordEvent(event: StripeEvent): Promise<boolean> {
  return unwrap(
    await serviceClient().rpc('record_stripe_event', {
      p_id: event.id,
      p_type: event.type,
      p_api_version: event.api_version ?? '',
      p_created: new Date(event.created * 1000).toISOString(),
      p_payload: JSON.parse(JSON.stringify(event)),
    }),
  );
}
