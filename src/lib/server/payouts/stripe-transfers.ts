import { z } from 'zod';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import {
  stripe,
  stripeFault,
  unlessGone,
  type StripeTransfer,
} from '$lib/server/payments/stripe-client.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { payeeOf } from './payee.ts';
import type { PayoutRail } from './payout-rail.ts';

/** Stripe forgets keys after a day: what was sent longer ago is looked for before it is made. */
const KEY_LIFE_MS = 20 * 3_600_000;

/** Payments as transfers from the agency's balance at Stripe to the consultants' own accounts there. */
export const transferRail: PayoutRail = {
  async send(_db, actorId, runId) {
    const args = { p_actor: actorId, p_run_id: runId };
    unwrapMaybe(await serviceClient().rpc('send_transfer_run', args));
  },
};

/**
 * Makes one transfer and takes in the answer. The key belongs to the payment, so that a call whose
 * answer was lost is made again without paying twice. What Stripe refuses is owed again.
 * @throws Stripe's error when it cannot be reached; the job tries again then
 */
export async function sendTransfer(payoutId: string, now: Date = new Date()): Promise<void> {
  const order = await findOrder(payoutId);
  if (order.state !== 'sent') return;
  const isOld = now.getTime() - order.sentAt.getTime() > KEY_LIFE_MS;
  const made = isOld ? await findTransfer(order) : null;
  if (made) return conclude(made);
  try {
    await conclude(await makeTransfer(order));
  } catch (cause) {
    const fault = stripeFault(cause);
    if (fault?.status !== 400) throw cause;
    await answer(payoutId, 'rejected', { code: fault.code ?? fault.type });
  }
}

/**
 * Takes in what Stripe says of a transfer now; one that is not a payout of ours is left alone.
 * @throws Stripe's error when it cannot be asked
 */
export async function takeInTransfer(transferId: string): Promise<void> {
  const transfer = await unlessGone(stripe().transfers.retrieve(transferId));
  if (transfer) await conclude(transfer);
}

/** Transfers without an answer since an instant, the oldest first. @returns ids of their payouts */
export async function transfersLeftOpen(since: string, most: number): Promise<string[]> {
  const rows = unwrap(
    await serviceClient()
      .from('payouts')
      .select('id, payout_runs!inner (rail)')
      .eq('payout_runs.rail', 'stripe_transfer')
      .eq('state', 'sent')
      .lt('sent_at', since)
      .order('sent_at')
      .limit(most),
  );
  return rows.map(({ id }) => id);
}

async function findOrder(id: string) {
  const columns = 'id, state, amount_ore, payee, end_to_end_id, run_id, sent_at';
  const row = unwrap(
    await serviceClient().from('payouts').select(columns).eq('id', id).maybeSingle(),
  );
  const { account } = payeeOf(row.payee);
  return {
    id: row.id,
    state: account.kind === 'stripe' ? row.state : 'elsewhere',
    amountOre: row.amount_ore,
    destination: account.kind === 'stripe' ? account.number : '',
    label: row.end_to_end_id,
    runId: row.run_id,
    sentAt: new Date(row.sent_at ?? 0),
  };
}

type Order = Awaited<ReturnType<typeof findOrder>>;

function makeTransfer(order: Order): Promise<StripeTransfer> {
  return stripe().transfers.create(
    {
      amount: order.amountOre,
      currency: 'sek',
      destination: order.destination,
      description: order.label,
      transfer_group: order.runId,
      metadata: { payout_id: order.id },
    },
    { idempotencyKey: `payout_${order.id}:transfer` },
  );
}

async function findTransfer(order: Order): Promise<StripeTransfer | null> {
  const group = stripe().transfers.list({ transfer_group: order.runId, limit: 100 });
  for await (const transfer of group) {
    if (transfer.metadata['payout_id'] === order.id) return transfer;
  }
  return null;
}

/** Whether a payment goes by this rail; others may have written what they like on theirs. */
async function isOurs(payoutId: string): Promise<boolean> {
  if (!z.uuid().safeParse(payoutId).success) return false;
  const query = serviceClient().from('payouts').select('id, payout_runs!inner (rail)');
  const ours = query.eq('id', payoutId).eq('payout_runs.rail', 'stripe_transfer');
  return unwrapMaybe(await ours.maybeSingle()) !== null;
}

async function conclude(transfer: StripeTransfer): Promise<void> {
  const payoutId = transfer.metadata['payout_id'];
  if (payoutId === undefined || !(await isOurs(payoutId))) return;
  const id = transfer.id;
  await answer(payoutId, 'paid', { id, at: transfer.created });
  // Some of it back is no answer that a run knows: the check of the books tells of it.
  if (transfer.reversed) await answer(payoutId, 'rejected', { id, code: 'reversed' });
}

async function answer(
  payoutId: string,
  outcome: 'paid' | 'rejected',
  { id, at, code }: { id?: string; at?: number; code?: string },
): Promise<void> {
  const result = await serviceClient().rpc('conclude_transfer', {
    p_payout_id: payoutId,
    p_outcome: outcome,
    p_on: todayInSweden(at === undefined ? new Date() : new Date(at * 1000)),
    ...(id !== undefined && { p_transfer_id: id }),
    ...(code !== undefined && { p_code: code }),
  });
  unwrap(result);
}
