import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSessionsOf } from './conclude-session.ts';
import { faultName } from './fault-name.ts';

/** Pay pages asked for in one go; the rest are found by the next. */
const MOST = 200;

/**
 * Money at Stripe whose payment is not here: its notice was lost, or its pay page was replaced. The
 * page of each is read and booked, so that the movement finds its payment; what is none of ours, or
 * cannot be asked about now, is left to the check of the books.
 * @param intents the payments behind some charges, no more than fit in one address
 */
export async function bookUnbooked(intents: readonly string[]): Promise<void> {
  if (intents.length === 0) return;
  const query = serviceClient().from('payments').select('stripe_payment_intent');
  const rows = unwrap(await query.in('stripe_payment_intent', [...intents]));
  const booked = new Set(rows.map((row) => row.stripe_payment_intent));
  const missing = [...new Set(intents)].filter((intent) => !booked.has(intent));
  for (const intent of missing.slice(0, MOST)) await tryToBook(intent);
}

async function tryToBook(intent: string): Promise<void> {
  try {
    await concludeSessionsOf(intent);
  } catch (cause) {
    const fault = faultName(cause);
    console.error(JSON.stringify({ message: 'card payment not booked', intent, fault }));
  }
}
