import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { bookUnbooked } from './unbooked-charges.ts';
import { stripe, stripeFault, type BalanceTransaction } from './stripe-client.ts';

/** Movements are listed again from this long before the last one that is here. */
const OVERLAP_SECONDS = 3 * 24 * 3600;
const MOST = 10_000;
const AT_ONCE = 200;

/**
 * Takes in every movement of the money at Stripe since the last time, the oldest first, with the
 * fees it cost; the same movement again changes nothing but what it did not know of yet.
 * @returns how many were new
 */
export async function takeInMovements(): Promise<number> {
  const since = await lastSeconds();
  const created = since === null ? {} : { created: { gte: since - OVERLAP_SECONDS } };
  const found = await stripe()
    .balanceTransactions.list({ ...created, limit: 100, expand: ['data.source'] })
    .autoPagingToArray({ limit: MOST });
  return keep(found.toReversed());
}

/**
 * Which movements a payout to the bank is made of. Stripe cannot tell for payouts asked for by hand.
 * @returns how many movements were new
 */
export async function takeInPayout(payoutId: string): Promise<number> {
  try {
    const found = await stripe()
      .balanceTransactions.list({ payout: payoutId, limit: 100, expand: ['data.source'] })
      .autoPagingToArray({ limit: MOST });
    return await keep(found.toReversed(), payoutId);
  } catch (cause) {
    if (stripeFault(cause)?.status !== 400) throw cause;
    return 0;
  }
}

async function keep(found: readonly BalanceTransaction[], payout?: string): Promise<number> {
  let taken = 0;
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const part = found.slice(from, from + AT_ONCE);
    const charges = part.filter((one) => one.reporting_category === 'charge');
    await bookUnbooked(charges.flatMap(({ source }) => intentOf(source) ?? []));
    const p_movements = part.map((one) => movementOf(one, payout));
    taken += unwrap(await serviceClient().rpc('take_in_stripe_movements', { p_movements }));
  }
  return taken;
}

function movementOf(one: BalanceTransaction, payout: string | undefined) {
  const { source } = one;
  return {
    id: one.id,
    category: one.reporting_category,
    amount_ore: one.amount,
    fee_ore: one.fee,
    currency: one.currency,
    created: one.created,
    available: one.available_on,
    source: sourceId(source),
    payment_intent: intentOf(source),
    payout: payout ?? null,
    ...arrivalOf(source),
  };
}

/** When a payout is to be at the bank, and what Stripe asked the bank to write on it. */
function arrivalOf(source: BalanceTransaction['source']) {
  if (source === null || typeof source === 'string' || source.object !== 'payout') return {};
  return {
    arrives_on: new Date(source.arrival_date * 1000).toISOString().slice(0, 10),
    descriptor: source.statement_descriptor,
  };
}

/** What a movement is of; the transfer itself for what came back of one. */
function sourceId(source: BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string') return source;
  if (source.object !== 'transfer_reversal') return source.id;
  return typeof source.transfer === 'string' ? source.transfer : source.transfer.id;
}

/** The payment behind a charge, refund or dispute. */
function intentOf(source: BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string' || !('payment_intent' in source)) return null;
  const { payment_intent: intent } = source;
  return typeof intent === 'string' ? intent : (intent?.id ?? null);
}

async function lastSeconds(): Promise<number | null> {
  const query = serviceClient().from('stripe_movements').select('created_at');
  const last = await query.order('created_at', { ascending: false }).limit(1).maybeSingle();
  const row = unwrapMaybe(last);
  return row === null ? null : Math.floor(Date.parse(row.created_at) / 1000);
}
