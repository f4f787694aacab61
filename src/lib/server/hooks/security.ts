import type { Handle } from '@sveltejs/kit';
import { env } from '$lib/server/env.ts';

const HEADERS = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Security headers; lets forms lead on to Stripe's pages for payers and payees, and nowhere else. */
export const handleSecurity: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  const { STRIPE_CHECKOUT_ORIGIN: checkout, STRIPE_CONNECT_ORIGIN: connect } = env();
  const policy = response.headers.get('content-security-policy');
  if (policy) {
    response.headers.set(
      'content-security-policy',
      policy.replace("form-action 'self'", `form-action 'self' ${checkout} ${connect}`),
    );
  }
  if (env().ORIGIN.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
};
