import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Whether the agency pays a self-bill although its customer has not; the agency's to know. */
export async function isGuaranteed(db: Db, selfBillId: string): Promise<boolean> {
  const query = db.from('payout_guarantees').select('self_bill_id').eq('self_bill_id', selfBillId);
  return unwrapMaybe(await query.maybeSingle()) !== null;
}
