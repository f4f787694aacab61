import type { VoucherSummary } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import { monthPeriod } from '$lib/domain/bookkeeping/month.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { VoucherFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const VOUCHERS_PER_PAGE = 50;

/** A page of vouchers and the debit of all of them. */
export type VoucherPage = Paged<VoucherSummary> & { debitOre: Ore };

type Row = Database['public']['Functions']['list_vouchers']['Returns'][number];

/** A page of the vouchers of a filter, the latest first. */
export async function listVouchers(
  db: Db,
  filter: VoucherFilter,
  perPage = VOUCHERS_PER_PAGE,
): Promise<VoucherPage> {
  const period = filter.month === undefined ? undefined : monthPeriod(filter.month);
  const [offset] = rangeOfPage(filter.page, perPage);
  const result = await db.rpc('list_vouchers', {
    p_from: period?.from,
    p_to: period?.to,
    p_account: filter.account,
    p_number: filter.number,
    p_kind: filter.kind,
    p_documents: filter.document === undefined ? undefined : [filter.document],
    p_offset: offset,
    p_limit: perPage,
  });
  return toPage(unwrap(result), perPage);
}

function toPage(rows: readonly Row[], perPage: number): VoucherPage {
  const [first] = rows;
  return {
    ...paged(rows.map(toVoucher), first?.vouchers ?? 0, perPage),
    debitOre: first?.all_sek_ore ?? 0,
  };
}

/** Vouchers about some documents (invoices, payments), the first one first; at most 200. */
export async function listVouchersOf(
  db: Db,
  documents: readonly string[],
): Promise<VoucherSummary[]> {
  if (documents.length === 0) return [];
  const result = await db.rpc('list_vouchers', { p_documents: [...documents], p_limit: 200 });
  return unwrap(result).map(toVoucher).toReversed();
}

/** A page of the vouchers about some documents, the latest first. */
export async function listVoucherPage(
  db: Db,
  documents: readonly string[],
  page: number,
): Promise<VoucherPage> {
  const [offset] = rangeOfPage(page, VOUCHERS_PER_PAGE);
  const result = await db.rpc('list_vouchers', {
    p_documents: [...documents],
    p_offset: offset,
    p_limit: VOUCHERS_PER_PAGE,
  });
  return toPage(unwrap(result), VOUCHERS_PER_PAGE);
}

/** Vouchers of an invoice: its issue and credits, the payments used for it and their uses. */
export async function listVouchersOfInvoice(db: Db, invoiceId: string): Promise<VoucherSummary[]> {
  const query = db.from('payment_allocations').select('payment_id').eq('invoice_id', invoiceId);
  const payments = unwrap(await query).map(({ payment_id }) => payment_id);
  return listVouchersOf(db, [invoiceId, ...new Set(payments)]);
}

function toVoucher(row: Row): VoucherSummary {
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    bookedOn: row.booked_on,
    kind: row.kind,
    label: row.label,
    party: row.party,
    debitOre: row.sek_ore,
  };
}
