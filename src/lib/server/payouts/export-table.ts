import { oreCell } from '$lib/domain/export/csv.ts';
import type { PayoutMonth } from '$lib/domain/payouts/payout-year.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import type { CsvTable } from '$lib/server/export/csv-stream.ts';
import { getPayoutYear } from './own-payouts.ts';

/** What a consultant billed and was paid in a year, by month, as a file. */
export function payoutYearTable(db: Db, consultantId: string, year: number): CsvTable<PayoutMonth> {
  return {
    columns: [
      { label: m.common_export_month(), cell: (row) => row.month },
      { label: m.payouts_year_net(), cell: (row) => oreCell(row.netOre) },
      { label: m.payouts_year_vat(), cell: (row) => oreCell(row.vatOre) },
      { label: m.payouts_year_paid(), cell: (row) => oreCell(row.paidOre) },
    ],
    key: (row) => row.month,
    page: async (page) => (page === 1 ? (await getPayoutYear(db, consultantId, year)).months : []),
  };
}
