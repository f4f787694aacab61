import { z } from 'zod';
import { sendTransfer as send } from '$lib/server/payouts/stripe-transfers.ts';

const payloadSchema = z.object({ payout_id: z.uuid() });

/** Pays a consultant through Stripe. */
export async function sendTransfer(payload: unknown): Promise<void> {
  await send(payloadSchema.parse(payload).payout_id);
}
