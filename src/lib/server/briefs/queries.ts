import { z } from 'zod';
import {
  BRIEF_STATES,
  BRIEF_WORK_MODES,
  type Brief,
  type BriefSummary,
} from '$lib/domain/briefs/brief.ts';
import { roleTerms } from '$lib/domain/briefs/brief-role.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { goalsOfBrief } from './goals.ts';
import { briefRoles } from './roles.ts';

export const BRIEFS_PER_PAGE = 20;

const state = z.enum(BRIEF_STATES);
const workMode = z.enum(BRIEF_WORK_MODES);

type Names = { name_sv: string; name_en: string };

/** A page of a company's briefs, the latest first, with what waits in each. */
export async function listBriefs(
  db: Db,
  locale: Locale,
  companyId: string,
  page = 1,
): Promise<{ briefs: BriefSummary[]; total: number }> {
  const from = (page - 1) * BRIEFS_PER_PAGE;
  const result = await db
    .from('briefs')
    .select('id, title, state, during', { count: 'exact' })
    .eq('company_id', companyId)
    .order('created_at', { ascending: false })
    .range(from, from + BRIEFS_PER_PAGE - 1);
  const rows = unwrap(result);
  const ids = rows.map(({ id }) => id);
  const [rolesOf, waiting] = await Promise.all([
    briefRoles(db, locale, ids),
    countWaiting(db, ids),
  ]);
  const briefs = rows.map((row) => {
    const roles = rolesOf.get(row.id) ?? [];
    return {
      id: row.id,
      title: row.title,
      state: state.parse(row.state),
      roles: roles.map(({ roleName, isFilled }) => ({ name: roleName, isFilled })),
      period: parsePeriod(String(row.during)),
      percent: roles.reduce((sum, role) => sum + roleTerms(role).percent, 0),
      ...waiting(row.id),
    };
  });
  return { briefs, total: result.count ?? briefs.length };
}

/** One brief of the reader's with everything it asks for. @throws {DomainError} 404 */
export async function getBrief(db: Db, locale: Locale, id: string): Promise<Brief> {
  const [brief, roles, spoken] = await Promise.all([
    db.from('briefs').select('*').eq('id', id).maybeSingle(),
    briefRoles(db, locale, [id]),
    db.from('brief_languages').select('*').eq('brief_id', id).order('language_code'),
  ]);
  const row = unwrap(brief);
  const [goals, names] = await Promise.all([
    goalsOfBrief(db, locale, row),
    namesFor(db, locale, {
      region: row.region_id,
      sector: row.sector_id,
      languages: unwrap(spoken).map((one) => one.language_code),
    }),
  ]);
  return {
    id: row.id,
    title: row.title,
    state: state.parse(row.state),
    goal: row.goal,
    goals,
    departments: row.departments,
    decider: { name: row.decider_name, title: row.decider_title },
    period: parsePeriod(String(row.during)),
    roles: roles.get(id) ?? [],
    workMode: workMode.parse(row.work_mode),
    regionId: row.region_id,
    regionName: names.region,
    sectorId: row.sector_id,
    sectorName: names.sector,
    languages: unwrap(spoken).map((one) => ({
      code: one.language_code,
      name: names.languages.get(one.language_code) ?? one.language_code,
      cefr: one.cefr,
    })),
    keptTogether: row.kept_together,
    version: row.version,
  };
}

type Ids = { region: string | null; sector: string | null; languages: string[] };

async function namesFor(db: Db, locale: Locale, ids: Ids) {
  const [region, sector, languages] = await Promise.all([
    db
      .from('regions')
      .select('name_sv, name_en')
      .eq('id', ids.region ?? ''),
    db
      .from('sectors')
      .select('name_sv, name_en')
      .eq('id', ids.sector ?? ''),
    db.from('languages').select('code, name_sv, name_en').in('code', ids.languages),
  ]);
  const name = (row: Names) => localized(row, 'name', locale);
  const only = (rows: Names[]) => (rows[0] ? name(rows[0]) : null);
  return {
    region: only(unwrap(region)),
    sector: only(unwrap(sector)),
    languages: new Map(unwrap(languages).map((row) => [row.code, name(row)])),
  };
}

async function countWaiting(db: Db, briefIds: string[]) {
  const result = await db
    .from('requests')
    .select('brief_id, state')
    .in('brief_id', briefIds)
    .in('state', ['sent', 'offered']);
  const rows = unwrap(result);
  const count = (id: string, wanted: string) =>
    rows.filter((row) => row.brief_id === id && row.state === wanted).length;
  return (id: string) => ({ requestsSent: count(id, 'sent'), offersOpen: count(id, 'offered') });
}
