import { recordEvent, verifiedEvent } from '$lib/server/payments/receive-event.ts';
import type { RequestHandler } from './$types';

/**
 * Stripe's events. Kept first and worked by a job, so the answer is quick: 200 for new ones and
 * repetitions, 400 for what Stripe did not sign, 500 when it could not be kept (Stripe tries again).
 */
export const POST: RequestHandler = async ({ request }) => {
  const signature = request.headers.get('stripe-signature') ?? '';
  const event = verifiedEvent(await request.text(), signature);
  if (!event) return Response.json({ error: 'signature' }, { status: 400 });
  try {
    return Response.json({ received: true, isNew: await recordEvent(event) });
  } catch {
    console.error(JSON.stringify({ message: 'event not kept', event: event.id, type: event.type }));
    return Response.json({ error: 'not_kept' }, { status: 500 });
  }
};
