import { invalidRequest } from '../errors.ts';
import type { FormObject } from '../form.ts';

const PATHS = new Set(['/v1/checkout/sessions', '/v1/payment_intents']);

/**
 * Refuses what the API version 2026-09-30.endive removed, of callers that name their version:
 * https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
 * Without `Stripe-Version` the account's own, older version holds, as for Stripe's command line tool.
 */
export function refuseRemoved(path: string, raw: FormObject, isVersioned: boolean): void {
  if (!isVersioned || raw.payment_method_types === undefined || !PATHS.has(path)) return;
  const message =
    'The parameter `payment_method_types` is no longer supported. Payment methods are chosen ' +
    'dynamically; remove it from the request.';
  const code = 'payment_method_types_no_longer_supported';
  throw invalidRequest(message, code, 'payment_method_types');
}
