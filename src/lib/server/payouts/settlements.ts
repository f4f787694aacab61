import type { SelfBillRow } from '$lib/domain/payouts/self-bill.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** What of issued self-bills is owed, on its way and paid, by id. */
export type Settlements = ReadonlyMap<string, Pick<SelfBillRow, 'openOre' | 'onWayOre' | 'paidOn'>>;

/** Reads how far some self-bills are paid; those that are not issued are left out. */
export async function settlements(db: Db, ids: readonly string[]): Promise<Settlements> {
  if (ids.length === 0) return new Map();
  const rows = unwrap(
    await db
      .from('self_bill_balances')
      .select('*')
      .in('self_bill_id', [...ids]),
  );
  return new Map(
    rows.map((row) => {
      const [paidOre, onWayOre] = [row.paid_ore ?? 0, row.sent_ore ?? 0];
      const openOre = (row.total_ore ?? 0) - (row.credited_ore ?? 0) - paidOre - onWayOre;
      return [row.self_bill_id ?? '', { openOre, onWayOre, paidOn: row.paid_on }] as const;
    }),
  );
}
