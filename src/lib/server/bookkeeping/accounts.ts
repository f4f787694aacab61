import type { AccountBalance } from '$lib/domain/bookkeeping/account-balance.ts';
import type { AccountName } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Period } from '$lib/domain/time/period.ts';
import type { PeriodFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { paged, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const MOVEMENTS_PER_PAGE = 100;

/** A row of an account, with what the account stood at after it. */
export type Movement = {
  voucherId: string;
  position: number;
  year: number;
  number: number;
  bookedOn: IsoDate;
  kind: string;
  label: string;
  party: string | null;
  currency: Currency;
  amountOre: Ore;
  sekOre: Ore;
  balanceOre: Ore;
};

/** An account of the chart. */
export type Account = { number: number; name: AccountName };

/** Opening balance, debit, credit and closing balance of each account in a period. */
export async function trialBalance(db: Db, { from, to }: Period): Promise<AccountBalance[]> {
  const rows = unwrap(await db.rpc('trial_balance', { p_from: from, p_to: to }));
  return rows.map((row) => ({
    account: row.account,
    name: { sv: row.name_sv, en: row.name_en },
    openingOre: row.opening_ore,
    debitOre: row.debit_ore,
    creditOre: row.credit_ore,
    closingOre: row.closing_ore,
  }));
}

/** A page of an account's rows in a period, the first first. */
export async function listMovements(
  db: Db,
  account: number,
  filter: PeriodFilter,
  perPage = MOVEMENTS_PER_PAGE,
): Promise<Paged<Movement>> {
  const [offset] = rangeOfPage(filter.page, perPage);
  const result = await db.rpc('list_account_movements', {
    p_account: account,
    p_from: filter.from,
    p_to: filter.to,
    p_offset: offset,
    p_limit: perPage,
  });
  const rows = unwrap(result);
  const movements = rows.map((row) => ({
    voucherId: row.entry_id,
    position: row.position,
    year: row.year,
    number: row.number,
    bookedOn: row.booked_on,
    kind: row.kind,
    label: row.label,
    party: row.party,
    currency: row.currency === 'EUR' ? ('EUR' as const) : ('SEK' as const),
    amountOre: row.amount_ore,
    sekOre: row.sek_ore,
    balanceOre: row.balance_ore,
  }));
  return paged(movements, rows[0]?.movements ?? 0, perPage);
}

/** The chart of accounts. */
export async function listAccounts(db: Db): Promise<Account[]> {
  const rows = unwrap(await db.from('ledger_accounts').select('*').order('number'));
  return rows.map((row) => ({ number: row.number, name: { sv: row.name_sv, en: row.name_en } }));
}

/** An account of the chart. @throws {DomainError} 404 */
export async function getAccount(db: Db, number: number): Promise<Account> {
  const query = db.from('ledger_accounts').select('*').eq('number', number);
  const row = unwrap(await query.maybeSingle());
  return { number: row.number, name: { sv: row.name_sv, en: row.name_en } };
}

/**
 * The account that plays a part, with what stands on it at the end of a period; null for whoever
 * reads no ledger.
 * @param role a row of `ledger_roles`
 */
export async function balanceOfRole(
  db: Db,
  role: string,
  period: Period,
): Promise<{ account: number; closingOre: Ore } | null> {
  const found = await db.from('ledger_roles').select('account').eq('role', role).maybeSingle();
  const account = unwrapMaybe(found)?.account;
  if (account === undefined) return null;
  const row = (await trialBalance(db, period)).find((each) => each.account === account);
  return { account, closingOre: row?.closingOre ?? 0 };
}
