import type { CustomerDebt } from '$lib/domain/bookkeeping/open-item.ts';
import { voucherNumber, type VoucherSummary } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import { voucherKind } from '$lib/format/voucher-kind.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseDayFilter, parseVoucherFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listCustomerLedger } from './open-items.ts';
import { listVoucherRows, type StoredVoucherRow } from './voucher-rows.ts';
import { listVouchers } from './vouchers.ts';

type ExportedRow = { voucher: VoucherSummary; row: StoredVoucherRow };

/** The vouchers of a filter as a file, a line for each row, in kronor. */
export function voucherTable(db: Db, query: URLSearchParams): CsvTable<ExportedRow> {
  const filter = parseVoucherFilter(query);
  const amount = (ore: Ore) => (ore > 0 ? oreCell(ore) : null);
  return {
    columns: [
      { label: m.bookkeeping_voucher(), cell: ({ voucher }) => voucherNumber(voucher) },
      { label: m.bookkeeping_date(), cell: ({ voucher }) => voucher.bookedOn },
      { label: m.bookkeeping_what(), cell: ({ voucher }) => voucherKind(voucher.kind) },
      { label: m.bookkeeping_reference(), cell: ({ voucher }) => voucher.label },
      { label: m.bookkeeping_party(), cell: ({ voucher }) => voucher.party },
      { label: m.bookkeeping_account(), cell: ({ row }) => wholeCell(row.account) },
      { label: m.bookkeeping_debit_sek(), cell: ({ row }) => amount(row.sekOre) },
      { label: m.bookkeeping_credit_sek(), cell: ({ row }) => amount(-row.sekOre) },
      { label: m.bookkeeping_currency(), cell: ({ row }) => row.currency },
      { label: m.bookkeeping_in_currency(), cell: ({ row }) => oreCell(row.amountOre) },
    ],
    key: ({ voucher, row }) => `${voucher.id} ${row.position}`,
    // A voucher has at least two rows, so a page of vouchers is never shorter than it says.
    page: async (page) => {
      const { rows } = await listVouchers(db, { ...filter, page }, EXPORT_PAGE);
      return listVoucherRows(db, rows);
    },
  };
}

/** The invoices that were open at the end of a day as a file. */
export function customerTable(db: Db, query: URLSearchParams): CsvTable<CustomerDebt> {
  const filter = parseDayFilter(query, todayInSweden());
  return {
    columns: [
      { label: m.agency_company(), cell: (row) => row.companyName },
      { label: m.agency_invoice(), cell: (row) => row.label },
      { label: m.agency_invoice_date(), cell: (row) => row.issueDate },
      { label: m.agency_invoice_due(), cell: (row) => row.dueDate },
      { label: m.bookkeeping_late_days(), cell: (row) => wholeCell(row.daysLate) },
      { label: m.bookkeeping_currency(), cell: (row) => row.currency },
      { label: m.bookkeeping_in_currency(), cell: (row) => oreCell(row.openOre) },
      { label: m.bookkeeping_open_sek(), cell: (row) => oreCell(row.openSekOre) },
    ],
    key: ({ documentId, currency }) => `${documentId} ${currency}`,
    page: async (page) => (await listCustomerLedger(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}
