import type { Share } from '$lib/domain/diagnosis/view.ts';
import { localizedHref, type Locale } from '$lib/i18n/paths.ts';
import { dayInSweden } from '$lib/server/accounts/day-in-sweden.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { env } from '$lib/server/env.ts';
import type { StoredDiagnosis } from './result-view.ts';

/** The links that work, oldest first. @throws {DomainError} 404 */
export async function listShares(db: Db, id: string, secret?: string): Promise<Share[]> {
  const args = { p_diagnosis_id: id, p_secret: secret };
  const rows = unwrapMaybe(await db.rpc('list_diagnosis_shares', args)) ?? [];
  return rows.map((row) => ({ id: row.id, madeOn: dayInSweden(row.created_at) }));
}

/**
 * Makes a private link.
 * @returns its whole address, which nobody can find out again
 * @throws {DomainError} 404, 409 diagnosis_too_many_links
 */
export async function share(db: Db, locale: Locale, id: string, secret?: string): Promise<string> {
  const args = { p_diagnosis_id: id, p_secret: secret };
  const token = unwrap(await db.rpc('share_diagnosis', args));
  return env().ORIGIN + localizedHref(`/needs-analysis/shared/${token}`, locale);
}

/** Ends a private link. @throws {DomainError} 404 */
export async function revokeShare(db: Db, shareId: string, secret?: string): Promise<void> {
  const args = { p_share_id: shareId, p_secret: secret };
  unwrapMaybe(await db.rpc('revoke_diagnosis_share', args));
}

/** What a private link shows; null for one that has been ended. @throws {DomainError} 404 */
export async function getShared(db: Db, token: string): Promise<StoredDiagnosis | null> {
  const [row] = unwrap(await db.rpc('find_shared_diagnosis', { p_token: token }));
  if (!row) throw new DomainError(404, 'not_found');
  if (row.state !== 'open') return null;
  const { version, context, answers, created_at: createdAt } = row;
  return { version, context, answers, createdAt };
}
