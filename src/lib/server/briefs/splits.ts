import type { Brief } from '$lib/domain/briefs/brief.ts';
import { applySplit } from '$lib/domain/briefs/apply-split.ts';
import { findSplits, type SplitFinding } from '$lib/domain/briefs/splitter.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Json } from '$lib/server/db/database.types.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { splitCatalogue } from './profiles.ts';
import { getBrief } from './queries.ts';

/** A brief with what it asks of one person that several roles do. @throws {DomainError} 404 */
export async function splitsOf(
  db: Db,
  locale: Locale,
  briefId: string,
): Promise<{ brief: Brief; findings: SplitFinding[] }> {
  const [brief, catalogue] = await Promise.all([getBrief(db, locale, briefId), splitCatalogue(db)]);
  return { brief, findings: findSplits(brief.roles, catalogue) };
}

/**
 * Divides a role as proposed for the version that was shown.
 * @throws {DomainError} stale_page when the brief has changed, brief_has_requests
 */
export async function splitRole(
  db: Db,
  locale: Locale,
  companyId: string,
  briefId: string,
  { position, version }: { position: number; version: number },
): Promise<void> {
  const { brief, findings } = await splitsOf(db, locale, briefId);
  const finding = findings.find((one) => one.position === position);
  if (brief.version !== version || !finding || finding.parts.length < 2) {
    throw new DomainError(409, 'stale_page');
  }
  const result = await db.rpc('save_brief', {
    p_company_id: companyId,
    p: applySplit(brief, finding) as Json,
    p_brief_id: briefId,
    p_version: version,
  });
  unwrap(result);
}
