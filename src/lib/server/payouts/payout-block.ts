import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Why nothing is paid to a consultant for now; null when payouts go as usual. */
export async function getPayoutBlock(db: Db, consultantId: string): Promise<string | null> {
  const query = db.from('payout_blocks').select('reason').eq('consultant_id', consultantId);
  return unwrapMaybe(await query.maybeSingle())?.reason ?? null;
}
