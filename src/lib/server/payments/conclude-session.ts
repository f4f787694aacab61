import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { attachSession, findAttempt } from './attempts.ts';
import { stripe, type CheckoutSession } from './stripe-client.ts';

/** Where a pay page has got to; `unknown` is a page that is none of ours. */
export type SessionOutcome = 'paid' | 'processing' | 'failed' | 'expired' | 'open' | 'unknown';

/**
 * Takes in what Stripe says of a pay page now. Used by the webhook's job and by the page the payer
 * comes back to, in any order and as often as they like: the object is read anew each time, and
 * what was told is never believed.
 * @throws Stripe's error when it cannot be asked; nothing has changed then
 */
export async function concludeSession(sessionId: string): Promise<SessionOutcome> {
  return concludeAs(await readSession(sessionId));
}

/** A pay page as Stripe has it now, with its payment. */
export function readSession(sessionId: string): Promise<CheckoutSession> {
  return stripe().checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] });
}

/** As `concludeSession`, for a page that was read a moment ago by `readSession`. */
export async function concludeAs(session: CheckoutSession): Promise<SessionOutcome> {
  const outcome = await book(session);
  if (outcome !== 'unknown') return outcome;
  return (await adopt(session)) ? book(session) : outcome;
}

async function book(session: CheckoutSession): Promise<SessionOutcome> {
  const outcome = unwrap(
    await serviceClient().rpc('conclude_checkout', {
      p_session_id: session.id,
      p_status: session.status ?? 'open',
      p_payment_status: session.payment_status,
      p_payment_intent: intentId(session),
      p_amount_ore: session.amount_total ?? 0,
      p_currency: session.currency ?? '',
      p_failed: hasFailed(session),
    }),
  );
  return isOutcome(outcome) ? outcome : 'unknown';
}

/**
 * A crash may leave a page at Stripe that its attempt does not know of. Its metadata says whose it
 * is. Money on a page that another one took the place of is for a human: it must not be dropped.
 * @returns whether the page now belongs to its attempt
 */
async function adopt(session: CheckoutSession): Promise<boolean> {
  const attemptId = session.metadata?.['attempt_id'];
  if (attemptId === undefined) return false;
  const attempt = await findAttempt(attemptId);
  if (!attempt) return false;
  if (attempt.sessionId === null) {
    await attachSession(attempt.id, session);
    return true;
  }
  if (session.payment_status === 'paid') throw new Error('payment_without_attempt');
  return false;
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
