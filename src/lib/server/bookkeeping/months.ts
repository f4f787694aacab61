import {
  monthOf,
  type IsoMonth,
  type LedgerMonth,
  type OpenWork,
} from '$lib/domain/bookkeeping/month.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { LedgerProblem } from '$lib/domain/bookkeeping/ledger-problem.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** Every month of the books until now, the latest first; none before the first voucher. */
export async function listMonths(db: Db): Promise<LedgerMonth[]> {
  const rows = unwrap(await db.rpc('list_ledger_months'));
  return rows.map((row) => ({
    month: monthOf(row.month),
    vouchers: row.vouchers,
    debitOre: row.debit_ore,
    closed: row.closed_at === null ? null : { at: row.closed_at, by: row.closed_by },
  }));
}

/** What does not balance in the books, now; nothing when all is well. */
export async function checkBooks(db: Db): Promise<LedgerProblem[]> {
  const rows = unwrap(await db.rpc('check_ledger'));
  return rows.map((row) => ({
    problem: row.problem,
    subject: row.subject,
    expectedOre: row.expected_ore,
    foundOre: row.found_ore,
  }));
}

/** When the nightly check last looked at the books; null when it never has. */
export async function lastCheckedAt(db: Db): Promise<string | null> {
  const query = db.from('ledger_checks').select('checked_at').order('id', { ascending: false });
  return unwrapMaybe(await query.limit(1).maybeSingle())?.checked_at ?? null;
}

/**
 * A charge at Stripe without a payment here was for an invoice.
 * @param db the acting person's own client, who must be agency staff
 * @throws {DomainError} 404, 409 `invoice_unknown`, `invoice_currency_differs`, `card_money_unplaceable`
 */
export async function placeCardMoney(db: Db, source: string, invoice: number): Promise<string> {
  const args = { p_source: source, p_invoice_number: invoice };
  return unwrap(await db.rpc('place_card_money', args));
}

/** What is still open of the work done before a month ended; what there is none of is left out. */
export async function listOpenWork(db: Db, month: IsoMonth): Promise<OpenWork[]> {
  const rows = unwrap(await db.rpc('find_open_work', { p_month: `${month}-01` }));
  return rows.filter(({ items }) => items > 0);
}

/**
 * Closes a month for good.
 * @param db the acting person's own client, who must be agency staff
 * @throws {DomainError} 409 `month_not_over`, `earlier_month_open`, `ledger_has_problems`
 */
export async function closeMonth(db: Db, month: IsoMonth): Promise<void> {
  unwrapMaybe(await db.rpc('close_month', { p_month: `${month}-01` }));
}
