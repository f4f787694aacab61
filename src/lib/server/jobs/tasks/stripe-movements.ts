import { takeInMovements } from '$lib/server/payments/movements.ts';

/** Takes in Stripe's own account of the money, before the books are held against it. */
export async function stripeMovements(): Promise<void> {
  await takeInMovements();
}
