import { z } from 'zod';
import {
  BRIEF_STATES,
  BRIEF_WORK_MODES,
  type Brief,
  type BriefSummary,
} from '$lib/domain/briefs/brief.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

export const BRIEFS_PER_PAGE = 20;

const state = z.enum(BRIEF_STATES);
const workMode = z.enum(BRIEF_WORK_MODES);
const weight = z.union([z.literal(1), z.literal(2), z.literal(3)]);

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
    .select('id, title, state, role_id, during, percent', { count: 'exact' })
    .eq('company_id', companyId)
    .order('created_at', { ascending: false })
    .range(from, from + BRIEFS_PER_PAGE - 1);
  const rows = unwrap(result);
  const [roles, waiting] = await Promise.all([
    roleNames(db, locale),
    countWaiting(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  const briefs = rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: state.parse(row.state),
    roleName: roles.get(row.role_id) ?? row.role_id,
    period: parsePeriod(String(row.during)),
    percent: row.percent,
    ...waiting(row.id),
  }));
  return { briefs, total: result.count ?? briefs.length };
}

/** One brief of the reader's with everything it asks for. @throws {DomainError} 404 */
export async function getBrief(db: Db, locale: Locale, id: string): Promise<Brief> {
  const [brief, wanted, spoken] = await Promise.all([
    db.from('briefs').select('*').eq('id', id).maybeSingle(),
    db.from('brief_competencies').select('*').eq('brief_id', id).order('position'),
    db.from('brief_languages').select('*').eq('brief_id', id).order('language_code'),
  ]);
  const row = unwrap(brief);
  const names = await namesFor(db, locale, {
    role: row.role_id,
    region: row.region_id,
    sector: row.sector_id,
    competencies: unwrap(wanted).map((one) => one.competency_id),
    languages: unwrap(spoken).map((one) => one.language_code),
  });
  return {
    id: row.id,
    title: row.title,
    state: state.parse(row.state),
    roleId: row.role_id,
    roleName: names.role ?? row.role_id,
    goal: row.goal,
    period: parsePeriod(String(row.during)),
    percent: row.percent,
    budgetRateOre: row.budget_rate_ore,
    workMode: workMode.parse(row.work_mode),
    regionId: row.region_id,
    regionName: names.region,
    sectorId: row.sector_id,
    sectorName: names.sector,
    competencies: unwrap(wanted).map((one) => ({
      competencyId: one.competency_id,
      name: names.competencies.get(one.competency_id) ?? one.competency_id,
      level: one.level,
      weight: weight.parse(one.weight),
      isMust: one.is_must,
    })),
    languages: unwrap(spoken).map((one) => ({
      code: one.language_code,
      name: names.languages.get(one.language_code) ?? one.language_code,
      cefr: one.cefr,
    })),
    version: row.version,
  };
}

/** Names of all roles in one language, by id. */
export async function roleNames(db: Db, locale: Locale): Promise<Map<string, string>> {
  const rows = unwrap(await db.from('roles').select('id, name_sv, name_en'));
  return new Map(rows.map((row) => [row.id, localized(row, 'name', locale)]));
}

type Ids = {
  role: string;
  region: string | null;
  sector: string | null;
  competencies: string[];
  languages: string[];
};

async function namesFor(db: Db, locale: Locale, ids: Ids) {
  const [role, region, sector, competencies, languages] = await Promise.all([
    db.from('roles').select('name_sv, name_en').eq('id', ids.role),
    db
      .from('regions')
      .select('name_sv, name_en')
      .eq('id', ids.region ?? ''),
    db
      .from('sectors')
      .select('name_sv, name_en')
      .eq('id', ids.sector ?? ''),
    db.from('competencies').select('id, name_sv, name_en').in('id', ids.competencies),
    db.from('languages').select('code, name_sv, name_en').in('code', ids.languages),
  ]);
  const name = (row: Names) => localized(row, 'name', locale);
  const only = (rows: Names[]) => (rows[0] ? name(rows[0]) : null);
  return {
    role: only(unwrap(role)),
    region: only(unwrap(region)),
    sector: only(unwrap(sector)),
    competencies: new Map(unwrap(competencies).map((row) => [row.id, name(row)])),
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
