import { z } from 'zod';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { attachSession, findAttempt } from './attempts.ts';
import { stripe, unlessGone, type CheckoutSession } from './stripe-client.ts';

/** Where a pay page has got to; `unknown` is a page that is none of ours. */
export type SessionOutcome = 'paid' | 'processing' | 'failed' | 'expired' | 'open' | 'unknown';

/**
 * Takes in what Stripe says of a pay page now. Used by the webhook's job and by the page the payer
 * comes back to, in any order and as often as they like: the object is read anew each time, and
 * what was told is never believed.
 * @throws Stripe's error when it cannot be asked; nothing has changed then
 */
export async function concludeSession(sessionId: string): Promise<SessionOutcome> {
  const session = await readSession(sessionId);
  return session ? concludeAs(session) : book(goneSession(sessionId));
}

/** Takes in the pay page behind a payment, of which only the payment is known. */
export async function concludeSessionsOf(paymentIntent: string): Promise<void> {
  const found = await stripe().checkout.sessions.list({ payment_intent: paymentIntent, limit: 1 });
  for (const { id } of found.data) await concludeSession(id);
}

/** A pay page as Stripe has it now, with its payment; null when Stripe does not know of it. */
export async function readSession(sessionId: string): Promise<CheckoutSession | null> {
  const expand = ['payment_intent.latest_charge'];
  return unlessGone(stripe().checkout.sessions.retrieve(sessionId, { expand }));
}

async function concludeAs(session: CheckoutSession): Promise<SessionOutcome> {
  const outcome = await book(termsOf(session));
  if (outcome !== 'unknown') return outcome;
  const invoiceId = await adopt(session);
  return invoiceId === null ? outcome : book({ ...termsOf(session), p_invoice_id: invoiceId });
}

type Terms = Database['public']['Functions']['conclude_checkout']['Args'];

async function book(terms: Terms): Promise<SessionOutcome> {
  const outcome = unwrap(await serviceClient().rpc('conclude_checkout', terms));
  return isOutcome(outcome) ? outcome : 'unknown';
}

function termsOf(session: CheckoutSession): Terms {
  return {
    p_session_id: session.id,
    p_status: session.status ?? 'open',
    p_payment_status: session.payment_status,
    p_payment_intent: intentId(session),
    p_amount_ore: session.amount_total ?? 0,
    p_currency: session.currency ?? '',
    p_failed: hasFailed(session),
    ...paidAt(session),
  };
}

/** A page that is not there cannot be paid: it makes room for another like one that ended. */
function goneSession(sessionId: string): Terms {
  return {
    p_session_id: sessionId,
    p_status: 'expired',
    p_payment_status: 'unpaid',
    p_payment_intent: '',
    p_amount_ore: 0,
    p_currency: '',
  };
}

/**
 * A crash may leave a page at Stripe that its attempt does not know of, and a page may be paid that
 * another one took the place of. Its metadata says whose it is: the attempt gets its page, and the
 * money on a page of no attempt is the invoice's own.
 * @returns the invoice that the page is for; null when its metadata names none of ours
 */
async function adopt(session: CheckoutSession): Promise<string | null> {
  const { attempt_id: attemptId = '', invoice_id: invoiceId = '' } = session.metadata ?? {};
  const attempt = await findAttempt(attemptId);
  if (attempt?.sessionId === null) await attachSession(attempt.id, session);
  return attempt?.invoiceId ?? (z.uuid().safeParse(invoiceId).success ? invoiceId : null);
}

/** When the payer paid: the card was charged then, however late it is told. */
function paidAt({ payment_intent: intent }: CheckoutSession): Pick<Terms, 'p_paid_at'> {
  if (intent === null || typeof intent === 'string') return {};
  const { latest_charge: charge } = intent;
  const seconds = charge === null || typeof charge === 'string' ? intent.created : charge.created;
  return { p_paid_at: new Date(seconds * 1000).toISOString() };
}

/** A payment that was under way when the payer left and was refused by the bank afterwards. */
function hasFailed(session: CheckoutSession): boolean {
  const { payment_intent: intent } = session;
  if (session.status !== 'complete' || typeof intent !== 'object' || intent === null) return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

function intentId({ payment_intent: intent }: CheckoutSession): string {
  if (intent === null) return '';
  return typeof intent === 'string' ? intent : intent.id;
}

function isOutcome(text: string): text is SessionOutcome {
  return ['paid', 'processing', 'failed', 'expired', 'open', 'unknown'].includes(text);
}
