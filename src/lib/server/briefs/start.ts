import type { BriefDraft } from '$lib/domain/briefs/brief-draft.ts';
import { PHASES } from '$lib/domain/briefs/brief.ts';
import { draftFromAnalysis } from '$lib/domain/briefs/draft-of-analysis.ts';
import { draftFromRoles } from '$lib/domain/briefs/draft-of.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { findRecommendedWork } from './analysis.ts';
import { findDraft } from './drafts.ts';
import { findCompanySector } from './form-options.ts';
import { listRoleProfiles } from './profiles.ts';

/** What a new brief begins with. */
export type BriefStart = {
  from: 'draft' | 'roles' | 'analysis';
  draft: BriefDraft;
  /** ISO instant when the draft was kept; null for one that never was. */
  savedAt: string | null;
  /** What the form's address has to keep, such as `role=x&`. */
  query: string;
};

/**
 * A new brief from what the address says: a draft to go on with, an analysis, or roles (`role`,
 * several times; `phase` for a single one). Null when it says nothing that is there.
 */
export async function startOfBrief(
  db: Db,
  locale: Locale,
  companyId: string,
  asked: URLSearchParams,
): Promise<BriefStart | null> {
  const draftId = asked.get('draft');
  const kept = draftId ? await findDraft(db, draftId) : null;
  if (kept) return { from: 'draft', ...kept, query: `draft=${draftId ?? ''}&` };
  const sector = findCompanySector(db, companyId);
  const analysisId = asked.get('analysis');
  const work = analysisId ? await findRecommendedWork(db, locale, analysisId) : null;
  if (work) {
    const ids = work.roles.map(({ role }) => role);
    const profiles = await listRoleProfiles(db, locale, ids);
    const today = todayInSweden();
    const draft = draftFromAnalysis(work, profiles, await sector, crypto.randomUUID(), today);
    return { from: 'analysis', draft, savedAt: null, query: `analysis=${analysisId ?? ''}&` };
  }
  const [profiles, sectorId] = await Promise.all([
    listRoleProfiles(db, locale, asked.getAll('role').slice(0, 6)),
    sector,
  ]);
  if (profiles.length === 0) return null;
  const phase = PHASES.find((one) => one === asked.get('phase'));
  const wanted = phase ? profiles.map((profile) => ({ ...profile, phase })) : profiles;
  const draft = draftFromRoles(wanted, sectorId, crypto.randomUUID());
  const query = profiles.map(({ id }) => `role=${encodeURIComponent(id)}&`).join('');
  return { from: 'roles', draft, savedAt: null, query };
}
