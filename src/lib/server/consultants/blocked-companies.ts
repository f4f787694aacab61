import type { BlockCompany } from '$lib/schemas/block-company.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A company that a consultant is never matched with. */
export type BlockedCompany = {
  id: string;
  name: string;
  reason: string;
  /** The consultant may take back only what they declared themselves. */
  isOwn: boolean;
  since: string;
};

/** The companies a consultant is never matched with, the latest first. */
export async function listBlockedCompanies(
  db: Db,
  consultantId: string,
): Promise<BlockedCompany[]> {
  const query = db
    .from('consultant_blocked_companies')
    .select('id, name, reason, declared_by, created_at')
    .eq('consultant_id', consultantId);
  return unwrap(await query.order('created_at', { ascending: false })).map((row) => ({
    id: row.id,
    name: row.name,
    reason: row.reason,
    isOwn: row.declared_by === 'consultant',
    since: row.created_at,
  }));
}

/** Companies that have asked the consultant, to choose among; each once, by name. */
export async function listAskingCompanies(
  db: Db,
  consultantId: string,
): Promise<{ id: string; name: string }[]> {
  const query = db.from('requests').select('company_id, company_name');
  const rows = unwrap(await query.eq('consultant_id', consultantId).order('company_name'));
  const names = new Map(rows.map((row) => [row.company_id, row.company_name]));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** Keeps the consultant and a company from being matched. @throws {DomainError} blocked_company_invalid, 404 */
export async function blockCompany(
  db: Db,
  consultantId: string,
  { companyId, name, organisationNumber, reason }: BlockCompany,
): Promise<void> {
  const asking = companyId === null ? [] : await listAskingCompanies(db, consultantId);
  const known = asking.find(({ id }) => id === companyId)?.name;
  if (companyId !== null && known === undefined) throw new DomainError(404, 'not_found');
  const result = await db.rpc('block_company', {
    p_name: known ?? name,
    p_organisation_number: organisationNumber ?? undefined,
    p_company_id: companyId ?? undefined,
    p_reason: reason,
  });
  unwrap(result);
}

/** Takes one's own declaration back. @throws {DomainError} 404 */
export async function unblockCompany(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('unblock_company', { p_id: id }));
}
