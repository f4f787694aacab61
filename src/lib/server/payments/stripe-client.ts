import Stripe from 'stripe';
import { env } from '$lib/server/env.ts';

/** The version that objects and webhooks are written in; the endpoint at Stripe has the same. */
export const STRIPE_API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion;

export type CheckoutSession = Stripe.Checkout.Session;
export type CheckoutSessionParams = Stripe.Checkout.SessionCreateParams;
export type StripeEvent = Stripe.Event;
export type StripeRefund = Stripe.Refund;
export type BalanceTransaction = Stripe.BalanceTransaction;
export type StripeTransfer = Stripe.Transfer;

const TIMEOUT_MS = 10_000;

let client: Stripe | undefined;

/** The one client of this process. Only this file imports `stripe`. */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = env();
  client ??= new Stripe(STRIPE_SECRET_KEY, {
    ...addressOf(new URL(STRIPE_API_BASE)),
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: 1,
    telemetry: false,
    timeout: TIMEOUT_MS,
  });
  return client;
}

/** What went wrong at Stripe, in a form that is safe to log: no text that Stripe composed. */
export type StripeFault = { type: string; code: string | null; status: number | null };

/** @returns what Stripe refused or failed at, or null when the fault is another's. */
export function stripeFault(cause: unknown): StripeFault | null {
  if (!(cause instanceof Stripe.errors.StripeError)) return null;
  return { type: cause.type, code: cause.code ?? null, status: cause.statusCode ?? null };
}

/** What Stripe was asked for, or null when it has no such thing. @throws Stripe's other errors */
export async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (cause) {
    if (stripeFault(cause)?.status === 404) return null;
    throw cause;
  }
}

/** Whether the signature of a webhook was the trouble. */
export function isSignatureFault(cause: unknown): boolean {
  return cause instanceof Stripe.errors.StripeSignatureVerificationError;
}

function addressOf(base: URL): { host: string; port?: number; protocol: 'http' | 'https' } {
  const protocol = base.protocol === 'http:' ? 'http' : 'https';
  return { host: base.hostname, protocol, ...(base.port && { port: Number(base.port) }) };
}
