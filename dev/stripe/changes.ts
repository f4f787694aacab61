import type Stripe from 'stripe';

/** New pairs are added to the old ones; an empty value takes a pair away. */
export function mergeMetadata(
  old: Stripe.Metadata | null,
  change: Stripe.Metadata,
): Stripe.Metadata {
  return Object.fromEntries(
    Object.entries({ ...old, ...change }).filter(([, value]) => value !== ''),
  );
}

/** The earlier values of the fields in `change`: the `previous_attributes` of an event. */
export function valuesBefore(old: object, change: object): object {
  const changed = Object.keys(change);
  return Object.fromEntries(Object.entries(old).filter(([key]) => changed.includes(key)));
}
