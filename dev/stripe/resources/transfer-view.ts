import type Stripe from 'stripe';
import { listPage, type Paging } from '../list.ts';
import type { Simulator } from '../simulator.ts';

/** The reversals of a transfer, newest first. */
export function reversalList(
  sim: Simulator,
  transferId: string,
  paging: Paging = {},
): Stripe.ApiList<Stripe.TransferReversal> {
  const rows = sim.store.transferReversals
    .newestFirst()
    .filter((reversal) => reversal.transfer === transferId);
  return listPage(rows, `/v1/transfers/${transferId}/reversals`, paging);
}
