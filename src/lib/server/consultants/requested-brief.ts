import type { BriefNeed, RequestedBrief } from '$lib/domain/consultants/request.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { asState } from './states.ts';

const MODES = ['on_site', 'hybrid', 'remote', 'any'] as const;

/** The brief a consultant was asked about. @throws {DomainError} 404 when they were not */
export async function getRequestedBrief(
  db: Db,
  locale: Locale,
  briefId: string,
): Promise<RequestedBrief> {
  const result = await db.from('briefs').select('*').eq('id', briefId).maybeSingle();
  const row = unwrap(result);
  const [role, region, sector, needs, languages] = await Promise.all([
    db.from('roles').select('name_sv, name_en').eq('id', row.role_id).maybeSingle(),
    db
      .from('regions')
      .select('name_sv, name_en')
      .eq('id', row.region_id ?? '')
      .maybeSingle(),
    db
      .from('sectors')
      .select('name_sv, name_en')
      .eq('id', row.sector_id ?? '')
      .maybeSingle(),
    listNeeds(db, locale, briefId),
    listLanguages(db, locale, briefId),
  ]);
  const nameOf = (named: { name_sv: string; name_en: string } | null) =>
    named ? localized(named, 'name', locale) : null;
  return {
    roleId: row.role_id,
    roleName: nameOf(unwrapMaybe(role)) ?? row.role_id,
    goal: row.goal,
    budgetRateOre: row.budget_rate_ore,
    workMode: asState(MODES, row.work_mode),
    region: nameOf(unwrapMaybe(region)),
    sector: nameOf(unwrapMaybe(sector)),
    needs,
    languages,
  };
}

async function listNeeds(db: Db, locale: Locale, briefId: string): Promise<BriefNeed[]> {
  const query = db.from('brief_competencies').select('*').eq('brief_id', briefId);
  const rows = unwrap(await query.order('position'));
  const ids = rows.map((row) => row.competency_id);
  const named = await db.from('competencies').select('id, name_sv, name_en').in('id', ids);
  const names = new Map(unwrap(named).map((row) => [row.id, localized(row, 'name', locale)]));
  return rows.map((row) => ({
    id: row.competency_id,
    name: names.get(row.competency_id) ?? row.competency_id,
    level: row.level,
    weight: row.weight,
    isMust: row.is_must,
  }));
}

async function listLanguages(
  db: Db,
  locale: Locale,
  briefId: string,
): Promise<RequestedBrief['languages']> {
  const rows = unwrap(await db.from('brief_languages').select('*').eq('brief_id', briefId));
  const codes = rows.map((row) => row.language_code);
  const named = await db.from('languages').select('code, name_sv, name_en').in('code', codes);
  const names = new Map(unwrap(named).map((row) => [row.code, localized(row, 'name', locale)]));
  return rows.map((row) => ({
    name: names.get(row.language_code) ?? row.language_code,
    cefr: row.cefr,
  }));
}
