import type { RoleRange } from '$lib/domain/bookkeeping/vat-boxes.ts';
import { vatLines, type VatLines } from '$lib/domain/bookkeeping/vat-lines.ts';
import type { Period } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { trialBalance } from './accounts.ts';

/** The VAT return of a period by the books. */
export async function getVatReport(db: Db, period: Period): Promise<VatLines> {
  const [balances, roles] = await Promise.all([trialBalance(db, period), listRoleRanges(db)]);
  return vatLines(balances, roles);
}

async function listRoleRanges(db: Db): Promise<RoleRange[]> {
  const query = db.from('ledger_roles').select('role, from_number, to_number');
  return unwrap(await query).map((row) => ({
    role: row.role,
    from: row.from_number,
    to: row.to_number,
  }));
}
