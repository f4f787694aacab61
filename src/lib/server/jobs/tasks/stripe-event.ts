import { z } from 'zod';
import { workEvent } from '$lib/server/payments/work-event.ts';

const payloadSchema = z.object({ event_id: z.string() });

/** Works one webhook that was kept. */
export async function stripeEvent(payload: unknown): Promise<void> {
  await workEvent(payloadSchema.parse(payload).event_id);
}
