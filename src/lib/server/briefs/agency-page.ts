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
  const [brief, owner, requests, override, edits, events, levels] = await Promise.all([
    getBrief(db, locale, id),
    db.from('briefs').select('companies (id, name)').eq('id', id).single(),
    listRequests(db, id),
    findGateOverride(db, id),
    listEdits(db, id),
    listEvents(db, 'brief', id),
    levelNames(db, locale),
  ]);
  const company = unwrap(owner).companies;
  const [standing, names] = await Promise.all([
    getStrategyStanding(db, company.id),
    changeNames(db, locale, edits),
  ]);
  const gate = gateAnswer(brief.roles, standing, override);
  return { brief, company, requests, override, edits, names, events, levels, standing, gate };
}
