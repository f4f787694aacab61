import { z } from 'zod';

/**
 * Removed in the API version 2026-09-30.endive:
 * https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
 */
export const refusePaymentMethodTypes = z
  .unknown()
  .superRefine((value, context) => {
    if (value === undefined) return;
    context.addIssue({
      code: 'custom',
      message:
        'The parameter `payment_method_types` is no longer supported. Payment methods are chosen ' +
        'dynamically; remove it from the request.',
      params: { stripeCode: 'payment_method_types_no_longer_supported' },
    });
  })
  .optional();
