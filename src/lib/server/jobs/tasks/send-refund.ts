import { z } from 'zod';
import { sendRefund as send } from '$lib/server/payments/refunds.ts';

const payloadSchema = z.object({ refund_id: z.uuid() });

/** Gives money back to a card through Stripe. */
export async function sendRefund(payload: unknown): Promise<void> {
  await send(payloadSchema.parse(payload).refund_id);
}
