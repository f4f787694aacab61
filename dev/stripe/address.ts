import type Stripe from 'stripe';
import { z } from 'zod';
import { text } from './params.ts';

/** A postal address in a request. */
export const address = z.strictObject({
  city: text().optional(),
  country: text(2).optional(),
  line1: text().optional(),
  line2: text().optional(),
  postal_code: text().optional(),
  state: text().optional(),
});

/** Where goods go, in a request. */
export const shipping = z.strictObject({ address, name: text(), phone: text(20).optional() });

/** Stripe has null where nothing was given, or an empty text. */
export function orNull(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

export function fullAddress(given: z.output<typeof address>): Stripe.Address {
  return {
    city: orNull(given.city),
    country: orNull(given.country),
    line1: orNull(given.line1),
    line2: orNull(given.line2),
    postal_code: orNull(given.postal_code),
    state: orNull(given.state),
  };
}

export function fullShipping(given: z.output<typeof shipping>): Stripe.PaymentIntent.Shipping {
  return {
    address: fullAddress(given.address),
    carrier: null,
    name: given.name,
    phone: orNull(given.phone),
    tracking_number: null,
  };
}
