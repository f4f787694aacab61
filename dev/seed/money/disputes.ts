import { takeInDispute } from '#lib/server/payments/disputes.ts';
import { Timeline } from '../moments.ts';
import { stripeClient } from '../play/payment.ts';
import type { Step, World } from '../world.ts';

/** What holders of cards object to is taken in, as the jobs would when Stripe tells of it. */
export function disputeSteps(world: World): Step[] {
  const run = async () => {
    const { data } = await stripeClient(world).disputes.list({ limit: 10 });
    for (const { id } of data) await takeInDispute(id);
  };
  return [{ at: new Timeline(world.today, 'disputes').ago(1, '16:10'), run }];
}
