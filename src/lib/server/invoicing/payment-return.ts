import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { stripeFault } from '$lib/server/payments/stripe-client.ts';

/** What the payer is told when they come back. */
export type PaymentReturn = {
  number: number;
  outcome: 'paid' | 'waiting' | 'not_completed';
};

/**
 * Finds out how a card payment went, from Stripe itself: that somebody stands on the page proves
 * nothing. Safe to ask as often as one likes. While Stripe cannot be asked the answer is to wait.
 * @param sessionId as it stands in the address; one of another invoice is left aside
 * @throws {DomainError} 404
 */
export async function concludeReturn(
  db: Db,
  invoiceId: string,
  sessionId: string | null,
): Promise<PaymentReturn> {
  const { number } = await getInvoice(db, invoiceId);
  const isOurs = sessionId !== null && (await findAttempt(db, invoiceId, sessionId)) !== null;
  const wasAsked = isOurs && (await ask(sessionId));
  const [{ state }, attempt] = await Promise.all([
    getInvoice(db, invoiceId),
    isOurs ? findAttempt(db, invoiceId, sessionId) : null,
  ]);
  if (state === 'paid' || attempt?.state === 'paid') return { number, outcome: 'paid' };
  const isOpen = attempt?.state === 'processing' || (attempt?.state === 'open' && !wasAsked);
  return { number, outcome: isOpen ? 'waiting' : 'not_completed' };
}

/** @returns whether Stripe could be asked. */
async function ask(sessionId: string): Promise<boolean> {
  try {
    await concludeSession(sessionId);
    return true;
  } catch (cause) {
    const fault = stripeFault(cause);
    if (!fault) throw cause;
    console.error(JSON.stringify({ message: 'payment not concluded yet', ...fault }));
    return false;
  }
}

async function getInvoice(db: Db, id: string): Promise<{ number: number; state: string }> {
  const result = await db.from('invoices').select('number, state').eq('id', id).maybeSingle();
  return unwrap(result);
}

async function findAttempt(db: Db, invoiceId: string, sessionId: string) {
  const query = db.from('payment_attempts').select('state').eq('invoice_id', invoiceId);
  const result = await query.eq('stripe_session_id', sessionId).maybeSingle();
  return unwrapMaybe(result);
}
