import type {
  ExchangeRate,
  NumberSeries,
  ReferenceRateRow,
  RoleAccount,
} from '$lib/domain/bookkeeping/settings.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** Which account plays which part, in order of account. */
export async function listRoleAccounts(db: Db): Promise<RoleAccount[]> {
  const columns = 'role, account, from_number, to_number, ledger_accounts (name_sv, name_en)';
  const rows = unwrap(await db.from('ledger_roles').select(columns).order('account'));
  return rows.map((row) => ({
    role: row.role,
    account: row.account,
    name: { sv: row.ledger_accounts.name_sv, en: row.ledger_accounts.name_en },
    from: row.from_number,
    to: row.to_number,
  }));
}

/** Lets another account play a part, or renames it. @throws {DomainError} 400, 404, 409 */
export async function chooseAccount(
  db: Db,
  choice: { role: string; account: number; nameSv: string; nameEn: string },
): Promise<void> {
  const result = await db.rpc('choose_ledger_account', {
    p_role: choice.role,
    p_account: choice.account,
    p_name_sv: choice.nameSv,
    p_name_en: choice.nameEn,
  });
  unwrapMaybe(result);
}

/** The latest exchange rates, the latest first; at most 60. */
export async function listExchangeRates(db: Db): Promise<ExchangeRate[]> {
  const query = db.from('exchange_rates').select('currency, day, rate, source');
  const rows = unwrap(await query.order('day', { ascending: false }).limit(60));
  return rows.map((row) => ({ ...row, rate: String(row.rate) }));
}

/** Notes the published rate of the euro on a day. @throws {DomainError} 400 */
export async function setExchangeRate(
  db: Db,
  { day, rate, source }: { day: IsoDate; rate: number; source: string },
): Promise<void> {
  if (day > todayInSweden()) throw new DomainError(400, 'rate_in_future');
  const args = { p_currency: 'EUR', p_day: day, p_rate: rate, p_source: source };
  unwrapMaybe(await db.rpc('set_exchange_rate', args));
}

/** All reference rates, the latest first. */
export async function listReferenceRates(db: Db): Promise<ReferenceRateRow[]> {
  const query = db.from('reference_rates').select('from_day, rate_bp, source');
  const rows = unwrap(await query.order('from_day', { ascending: false }));
  return rows.map((row) => ({ fromDay: row.from_day, rateBp: row.rate_bp, source: row.source }));
}

/** Notes the reference rate from a day on. @throws {DomainError} 400 */
export async function setReferenceRate(
  db: Db,
  rate: { fromDay: IsoDate; percent: number; referenceSource: string },
): Promise<void> {
  const result = await db.rpc('set_reference_rate', {
    p_from_day: rate.fromDay,
    p_rate_bp: rate.percent,
    p_source: rate.referenceSource,
  });
  unwrapMaybe(result);
}

/** Days that new companies have to pay. */
export async function getDefaultTerms(db: Db): Promise<number> {
  const query = db.from('billing_terms').select('payment_terms_days');
  return unwrap(await query.maybeSingle()).payment_terms_days;
}

/** Changes the days that new companies have to pay. @throws {DomainError} 400 */
export async function setDefaultTerms(db: Db, days: number): Promise<void> {
  unwrapMaybe(await db.rpc('set_default_terms', { p_payment_terms_days: days }));
}

/** Every series of numbers, with the runs that are missing in it. */
export async function listNumberSeries(db: Db): Promise<NumberSeries[]> {
  const rows = unwrap(await db.rpc('list_number_series'));
  return Promise.all(
    rows.map(async (row) => ({
      series: row.series,
      letter: row.letter as string | null,
      first: row.first_number,
      last: row.last_number as number | null,
      next: row.next_number,
      issued: row.issued,
      missing: row.missing,
      gaps: row.missing === 0 ? [] : await listGaps(db, row.series),
    })),
  );
}

/**
 * Chooses the number that a series begins with, while none of it is used.
 * @throws {DomainError} 400 `first_number_invalid`, 404, 409 `series_in_use`
 */
export async function setFirstNumber(
  db: Db,
  { letter, first }: { letter: string; first: number },
): Promise<void> {
  const args = { p_series: letter, p_first_number: first };
  unwrapMaybe(await db.rpc('set_first_number', args));
}

async function listGaps(db: Db, series: string) {
  const rows = unwrap(await db.rpc('find_number_gaps', { p_series: series }));
  return rows.map((row) => ({ from: row.from_number, to: row.to_number }));
}
