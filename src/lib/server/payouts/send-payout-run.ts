import type { PayoutRailName } from '$lib/domain/payouts/payout.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { bankFileRail } from './bank-file-rail.ts';
import type { PayoutRail } from './payout-rail.ts';
import { railOf } from './payout-row.ts';
import { transferRail } from './stripe-transfers.ts';

const RAILS: Readonly<Record<PayoutRailName, PayoutRail>> = {
  bank_file: bankFileRail,
  stripe_transfer: transferRail,
};

/** Hands over an approved run by the rail that it was made for. @throws as `PayoutRail.send` */
export async function sendPayoutRun(db: Db, actorId: string, runId: string): Promise<void> {
  const query = db.from('payout_runs').select('rail').eq('id', runId);
  const { rail } = unwrap(await query.maybeSingle());
  await RAILS[railOf(rail)].send(db, actorId, runId);
}
