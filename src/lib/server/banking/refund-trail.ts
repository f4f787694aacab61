import type { Movement } from '$lib/domain/banking/movement.ts';
import type { PaidRefund, PossibleRefund, RefundTrail } from '$lib/domain/banking/refund-debit.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { vouchersOfSources } from './source-vouchers.ts';

/** Which refund a debit paid, else which it may have paid; nothing for money in. */
export async function getRefundTrail(db: Db, movement: Movement): Promise<RefundTrail> {
  const { id, amountOre, isReversal, refundId, runs, state } = movement;
  if (refundId !== null) return { refund: await paidRefund(db, refundId), possible: [] };
  const isLoose = (state === 'outgoing' || state === 'waiting') && runs.length === 0;
  if (amountOre > 0 || isReversal || !isLoose) return { refund: null, possible: [] };
  return { refund: null, possible: await possibleFor(db, id) };
}

async function paidRefund(db: Db, id: string): Promise<PaidRefund> {
  const columns = 'payment_id, amount_ore, paid_on, companies (name)';
  const [found, vouchers] = await Promise.all([
    db.from('refunds').select(columns).eq('id', id).single(),
    vouchersOfSources(db, [id], 'refund_sent'),
  ]);
  const row = unwrap(found);
  return {
    id,
    paymentId: row.payment_id,
    companyName: row.companies.name,
    amountOre: row.amount_ore,
    paidOn: row.paid_on,
    voucher: vouchers.get(id) ?? null,
  };
}

async function possibleFor(db: Db, movementId: string): Promise<PossibleRefund[]> {
  const result = await db.rpc('list_refund_matches', { p_transaction_id: movementId });
  return unwrap(result).map((row) => ({
    id: row.refund_id,
    paymentId: row.payment_id,
    companyName: row.company_name,
    // The generated types know no null in what a function returns.
    paidOn: row.paid_on as string | null,
    bankReference: row.bank_reference as string | null,
    isNamed: row.is_named,
  }));
}
