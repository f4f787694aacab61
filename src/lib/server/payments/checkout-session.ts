import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { env } from '$lib/server/env.ts';
import type { PaymentAttempt } from './attempts.ts';
import { stripe, type CheckoutSession, type CheckoutSessionParams } from './stripe-client.ts';

/** Stripe takes 30 minutes to 24 hours from its own clock; the rest is for a resumed attempt. */
const OPEN_MINUTES = 35;
const RESUME_MINUTES = 2;

/** What the pay page is made from besides the attempt. */
export type CheckoutPage = { invoiceNumber: number; email: string; locale: Locale };

/**
 * Makes Stripe's pay page for an attempt, or gets the same one again: the key belongs to the
 * attempt, so a click that was cut off is resumed and never makes a second page for the same
 * minutes.
 * @throws Stripe's error when it refuses or cannot be reached
 */
export function createCheckoutSession(
  attempt: PaymentAttempt,
  page: CheckoutPage,
  now: Date = new Date(),
): Promise<CheckoutSession> {
  const round = resumeRound(attempt.startedAt, now);
  const idempotencyKey =
    round === 0 ? attempt.idempotencyKey : `${attempt.idempotencyKey}:${round}`;
  const openUntil = attempt.startedAt.getTime() + (OPEN_MINUTES + round * RESUME_MINUTES) * 60_000;
  const expires_at = Math.floor(openUntil / 1000);
  return stripe().checkout.sessions.create(
    { ...sessionParams(attempt, page), expires_at },
    { idempotencyKey },
  );
}

/**
 * How many times the window of a key has passed. Same parameters must go with the same key, and
 * the time of expiry must lie half an hour ahead; both hold within a window.
 */
export function resumeRound(startedAt: Date, now: Date): number {
  const minutes = (now.getTime() - startedAt.getTime()) / 60_000;
  return Math.max(0, Math.floor(minutes / RESUME_MINUTES));
}

/** No payment method types (Stripe's settings decide) and no invoice of Stripe's beside ours. */
function sessionParams(attempt: PaymentAttempt, page: CheckoutPage): CheckoutSessionParams {
  const { invoiceId } = attempt;
  const metadata = { invoice_id: invoiceId, attempt_id: attempt.id };
  const name = m.invoicing_checkout_line({ number: page.invoiceNumber }, { locale: page.locale });
  const invoiceUrl = env().ORIGIN + localizedHref(`/company/invoices/${invoiceId}`, page.locale);
  const paidUrl = env().ORIGIN + localizedHref(`/company/invoices/${invoiceId}/paid`, page.locale);
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: attempt.currency.toLowerCase(),
          unit_amount: attempt.amountOre,
          product_data: { name },
        },
      },
    ],
    locale: page.locale,
    client_reference_id: invoiceId,
    metadata,
    payment_intent_data: { metadata, description: name },
    customer_email: page.email,
    success_url: `${paidUrl}?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${invoiceUrl}?payment=cancelled`,
  };
}
