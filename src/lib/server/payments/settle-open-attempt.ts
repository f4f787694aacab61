import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { concludeSession, readSession } from './conclude-session.ts';
import { stripe, stripeFault, type CheckoutSession } from './stripe-client.ts';

/** A page with less time left than this is closed and replaced; the database keeps to 5 minutes. */
const SHORTEST_MINUTES = 6;

/**
 * Finds out what became of the pay page that is still thought open, before another payment is
 * begun: a payment whose webhook is late is booked; a page about to end, or for another amount than
 * is open now, is closed at Stripe so that it cannot be paid beside the new one.
 * @param db the payer's own client
 */
export async function settleOpenAttempt(db: Db, invoiceId: string): Promise<void> {
  const query = db.from('payment_attempts').select('stripe_session_id').eq('invoice_id', invoiceId);
  const result = await query.eq('state', 'open').maybeSingle();
  const attempt = unwrapMaybe(result);
  if (!attempt?.stripe_session_id) return;
  const id = attempt.stripe_session_id;
  const session = await readSession(id);
  if (session && (endsSoon(session) || !(await isForOpenAmount(db, invoiceId, session))))
    await closeSession(id);
  await concludeSession(id);
}

/** Some of the invoice may have been credited, or paid by bank, since the page was made. */
async function isForOpenAmount(db: Db, invoiceId: string, session: CheckoutSession) {
  const query = db.from('invoice_balances').select('open_ore').eq('invoice_id', invoiceId);
  return unwrapMaybe(await query.maybeSingle())?.open_ore === session.amount_total;
}

function endsSoon(session: CheckoutSession): boolean {
  if (session.status !== 'open') return false;
  return session.expires_at * 1000 - Date.now() < SHORTEST_MINUTES * 60_000;
}

/** Closes an open page. Should it be paid at the same moment, the payment stands. */
export async function closeSession(id: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(id);
  } catch (cause) {
    if (stripeFault(cause)?.status !== 400) throw cause;
  }
}
