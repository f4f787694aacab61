import type { AccountBalance } from '$lib/domain/bookkeeping/account-balance.ts';
import { yearUntil } from '$lib/domain/bookkeeping/month.ts';
import type { CustomerDebt, SupplierDebt } from '$lib/domain/bookkeeping/open-item.ts';
import { voucherNumber, type VoucherSummary } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import { voucherKind } from '$lib/format/voucher-kind.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import {
  parseDayFilter,
  parsePeriodFilter,
  parseVoucherFilter,
} from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { trialBalance } from './accounts.ts';
import { listMargins, type AssignmentMargin } from './margins.ts';
import { listCustomerLedger, listSupplierLedger } from './open-items.ts';
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

/** What was owed to consultants at the end of a day as a file. */
export function supplierTable(db: Db, query: URLSearchParams): CsvTable<SupplierDebt> {
  const filter = parseDayFilter(query, todayInSweden());
  return {
    columns: [
      { label: m.agency_consultant(), cell: (row) => row.consultantName },
      { label: m.bookkeeping_document(), cell: (row) => row.label },
      { label: m.bookkeeping_booked_on(), cell: (row) => row.bookedOn },
      { label: m.bookkeeping_age_days(), cell: (row) => wholeCell(row.ageDays) },
      { label: m.bookkeeping_currency(), cell: (row) => row.currency },
      { label: m.bookkeeping_in_currency(), cell: (row) => oreCell(row.openOre) },
      { label: m.bookkeeping_open_sek(), cell: (row) => oreCell(row.openSekOre) },
    ],
    key: (row) => [row.documentId, row.consultantId, row.label, row.currency].join(' '),
    page: async (page) => (await listSupplierLedger(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}

/** What assignments brought in and cost in a period as a file, in kronor; the share in per cent. */
export function marginTable(db: Db, query: URLSearchParams): CsvTable<AssignmentMargin> {
  const filter = parsePeriodFilter(query, yearUntil(todayInSweden()));
  return {
    columns: [
      { label: m.agency_assignment(), cell: (row) => row.title },
      { label: m.agency_company(), cell: (row) => row.company },
      { label: m.agency_consultant(), cell: (row) => row.consultant },
      { label: m.bookkeeping_income(), cell: (row) => oreCell(row.invoicedOre) },
      { label: m.bookkeeping_cost(), cell: (row) => oreCell(row.paidOutOre) },
      { label: m.bookkeeping_margin(), cell: (row) => oreCell(row.marginOre) },
      { label: m.bookkeeping_share_percent(), cell: ({ marginBp }) => oreCell(marginBp) },
    ],
    key: ({ assignmentId }) => assignmentId,
    page: async (page) => (await listMargins(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}

/** The balances of a period as a file, in kronor. */
export function balanceTable(db: Db, query: URLSearchParams): CsvTable<AccountBalance> {
  const period = parsePeriodFilter(query, yearUntil(todayInSweden()));
  const locale = getLocale();
  // There are some dozens of accounts: one answer holds them all.
  let all: Promise<AccountBalance[]> | undefined;
  return {
    columns: [
      {
        label: m.bookkeeping_account(),
        cell: ({ account }) => (account === 0 ? null : wholeCell(account)),
      },
      {
        label: m.bookkeeping_account_name(),
        cell: ({ account, name }) =>
          account === 0 ? m.bookkeeping_earlier_result() : name[locale],
      },
      { label: m.bookkeeping_opening(), cell: (row) => oreCell(row.openingOre) },
      { label: m.bookkeeping_debit(), cell: (row) => oreCell(row.debitOre) },
      { label: m.bookkeeping_credit(), cell: (row) => oreCell(row.creditOre) },
      { label: m.bookkeeping_closing(), cell: (row) => oreCell(row.closingOre) },
    ],
    key: ({ account }) => String(account),
    page: async (page) =>
      (await (all ??= trialBalance(db, period))).slice(
        (page - 1) * EXPORT_PAGE,
        page * EXPORT_PAGE,
      ),
  };
}
