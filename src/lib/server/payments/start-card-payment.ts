import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { attachSession, getAttempt, startAttempt, type PaymentAttempt } from './attempts.ts';
import { createCheckoutSession, type CheckoutPage } from './checkout-session.ts';
import { closeSession, settleOpenAttempt } from './settle-open-attempt.ts';
import { stripeFault } from './stripe-client.ts';

/** Who pays: the signed-in person, with the address that Stripe sends its receipt to. */
export type Payer = { id: string; email: string };

/**
 * Begins a card payment of what is open on an invoice and gives the address of the pay page.
 * Clicking twice leads to the same page; when anything fails on the way, nothing is charged and
 * the next click goes on from there.
 * @param db the payer's own client: an invoice they may not see is a 404
 * @throws {DomainError} 404, 409 `invoice_already_paid`, `invoice_credited` or `payment_in_progress`, 503
 *   `payment_unavailable` when Stripe cannot be reached
 */
export async function startCardPayment(
  db: Db,
  payer: Payer,
  invoiceId: string,
  locale: Locale,
): Promise<string> {
  const query = db.from('invoices').select('number').eq('id', invoiceId);
  const result = await query.maybeSingle();
  const { number } = unwrap(result);
  const page: CheckoutPage = { invoiceNumber: number, email: payer.email, locale };
  try {
    await settleOpenAttempt(db, invoiceId);
    const attempt = await startAttempt(payer.id, invoiceId);
    return attempt.url ?? (await openPage(attempt, page));
  } catch (cause) {
    const fault = stripeFault(cause);
    if (!fault) throw cause;
    console.error(JSON.stringify({ message: 'card payment not started', ...fault }));
    throw new DomainError(503, 'payment_unavailable');
  }
}

/** Should another click have been faster, its page is the one that counts. */
async function openPage(attempt: PaymentAttempt, page: CheckoutPage): Promise<string> {
  const session = await createCheckoutSession(attempt, page);
  await attachSession(attempt.id, session);
  const { sessionId, url } = await getAttempt(attempt.id);
  if (sessionId !== session.id) await closeSession(session.id);
  if (!url) throw new DomainError(503, 'payment_unavailable');
  return url;
}
