import { catchUpWithStripe } from '$lib/server/payments/catch-up.ts';

/** Takes in what Stripe could not deliver. */
export async function catchUpStripe(): Promise<void> {
  await catchUpWithStripe();
}
