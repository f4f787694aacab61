import type { TrailVoucher } from '$lib/domain/banking/movement-trail.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/**
 * The first voucher of each source that has one.
 * @param kind what was booked, such as `payout_paid`; anything unless told
 */
export async function vouchersOfSources(
  db: Db,
  sources: readonly string[],
  kind?: string,
): Promise<Map<string, TrailVoucher>> {
  if (sources.length === 0) return new Map();
  const columns = 'id, year, number, source_id';
  const query = db.from('ledger_entries').select(columns).in('source_id', sources);
  const narrowed = kind === undefined ? query : query.eq('kind', kind);
  const rows = unwrap(await narrowed.order('number', { ascending: false }));
  return new Map(
    rows.map((row) => [row.source_id, { id: row.id, number: `${row.year}-${row.number}` }]),
  );
}
