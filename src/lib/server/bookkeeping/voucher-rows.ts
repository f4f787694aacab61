import type { VoucherSummary } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** A row of a voucher as it is stored. */
export type StoredVoucherRow = {
  position: number;
  account: number;
  amountOre: Ore;
  currency: Currency;
  sekOre: Ore;
};

/** The rows of some vouchers, in the order of the vouchers and their positions. */
export async function listVoucherRows(
  db: Db,
  vouchers: readonly VoucherSummary[],
): Promise<{ voucher: VoucherSummary; row: StoredVoucherRow }[]> {
  if (vouchers.length === 0) return [];
  const query = db.from('ledger_postings').select('*');
  const ids = vouchers.map(({ id }) => id);
  const rows = unwrap(await query.in('entry_id', ids).order('position').limit(5_000));
  const byVoucher = Map.groupBy(rows, ({ entry_id }) => entry_id);
  return vouchers.flatMap((voucher) =>
    (byVoucher.get(voucher.id) ?? []).map((row) => ({
      voucher,
      row: {
        position: row.position,
        account: row.account,
        amountOre: row.amount_ore,
        currency: row.currency === 'EUR' ? ('EUR' as const) : ('SEK' as const),
        sekOre: row.sek_ore,
      },
    })),
  );
}
