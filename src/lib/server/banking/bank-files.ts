import type { BankFile } from '$lib/domain/banking/bank-file.ts';
import { namesOf } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const PER_PAGE = 50;
const COLUMNS = '*, bank_accounts (name, iban)';

type Row = Database['public']['Tables']['bank_files']['Row'] & {
  bank_accounts: { name: string; iban: string };
};

/** A page of the files that were read, the latest first. */
export async function listBankFiles(db: Db, page: number): Promise<Paged<BankFile>> {
  const query = db.from('bank_files').select(COLUMNS, { count: 'exact' });
  const ordered = query.order('imported_at', { ascending: false }).order('id');
  const result = await ordered.range(...rangeOfPage(page, PER_PAGE));
  return paged(await withNames(db, pageRows(result)), result.count, PER_PAGE);
}

/** One file. @throws {DomainError} 404 */
export async function getBankFile(db: Db, id: string): Promise<BankFile> {
  const row = unwrap(await db.from('bank_files').select(COLUMNS).eq('id', id).maybeSingle());
  const [file] = await withNames(db, [row]);
  return unwrap({ data: file, error: null });
}

async function withNames(db: Db, rows: readonly Row[]): Promise<BankFile[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.imported_by),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    format: row.format,
    accountName: row.bank_accounts.name,
    iban: row.bank_accounts.iban,
    fromDay: row.from_day,
    toDay: row.to_day,
    importedAt: row.imported_at,
    importedBy: names.get(row.imported_by ?? '') ?? null,
    booked: row.booked_count,
    waiting: row.waiting_count,
    outgoing: row.outgoing_count,
    known: row.known_count,
    pending: row.pending_count,
  }));
}
