import { gateAnswer } from '$lib/domain/briefs/strategy-gate.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { levelNames } from './form-options.ts';
import { findGateOverride, getStrategyStanding } from './gate.ts';
import { listRequests } from './offers.ts';
import { getBrief } from './queries.ts';
import { changeNames, listEdits } from './versions.ts';

/** A company's brief as the agency follows it. @throws {DomainError} 404 */
export async function loadBriefForAgency(db: Db, locale: Locale, id: string) {
  const [brief, company, requests, override, edits, events, levels] = await Promise.all([
    getBrief(db, locale, id),
    companyOfBrief(db, id),
    listRequests(db, id),
    findGateOverride(db, id),
    listEdits(db, id),
    listEvents(db, 'brief', id),
    levelNames(db, locale),
  ]);
  const [standing, names] = await Promise.all([
    getStrategyStanding(db, company.id),
    changeNames(db, locale, edits),
  ]);
  const gate = gateAnswer(brief.roles, standing, override);
  return { brief, company, requests, override, edits, names, events, levels, standing, gate };
}

async function companyOfBrief(db: Db, id: string): Promise<{ id: string; name: string }> {
  const owner = await db.from('briefs').select('company_id').eq('id', id).maybeSingle();
  const { company_id: companyId } = unwrap(owner);
  const company = await db.from('companies').select('id, name').eq('id', companyId).maybeSingle();
  return unwrap(company);
}
