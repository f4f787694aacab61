import type Stripe from 'stripe';
import { listPage } from '../list.ts';
import type { Simulator } from '../simulator.ts';

/** The refunds of a charge, newest first: the field `refunds`, which is there only when expanded. */
export function refundList(sim: Simulator, chargeId: string): Stripe.ApiList<Stripe.Refund> {
  const rows = sim.store.refunds.newestFirst().filter((refund) => refund.charge === chargeId);
  return listPage(rows, `/v1/charges/${chargeId}/refunds`, {});
}
