import type { Movement } from '$lib/domain/banking/movement.ts';
import type {
  ArrivedPayout,
  PossibleStripePayout,
  StripeTrail,
} from '$lib/domain/banking/stripe-payout.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { vouchersOfSources } from './source-vouchers.ts';

/** Which payout of Stripe's a movement is, else which it may be; nothing for money out. */
export async function getStripeTrail(db: Db, movement: Movement): Promise<StripeTrail> {
  const { id, amountOre, state, stripeMovementId } = movement;
  if (stripeMovementId !== null) {
    return { payout: await arrivedPayout(db, stripeMovementId), possible: [] };
  }
  const isAsked = state === 'waiting' && amountOre > 0;
  return { payout: null, possible: isAsked ? await possibleFor(db, id) : [] };
}

async function arrivedPayout(db: Db, id: string): Promise<ArrivedPayout> {
  const columns = 'stripe_id, source, created_at, amount_ore';
  const [found, vouchers] = await Promise.all([
    db.from('stripe_movements').select(columns).eq('id', id).single(),
    vouchersOfSources(db, [id]),
  ]);
  const row = unwrap(found);
  return {
    id,
    reference: row.source ?? row.stripe_id,
    sentOn: dayOfInstant(row.created_at),
    amountOre: -row.amount_ore,
    voucher: vouchers.get(id) ?? null,
  };
}

async function possibleFor(db: Db, movementId: string): Promise<PossibleStripePayout[]> {
  const result = await db.rpc('list_stripe_matches', { p_transaction_id: movementId });
  return unwrap(result).map((row) => ({
    id: row.movement_id,
    reference: row.source,
    sentOn: dayOfInstant(row.sent_at),
    // The generated types know no null in what a function returns.
    arrivesOn: row.arrives_on as string | null,
    isNamed: row.is_named,
  }));
}
