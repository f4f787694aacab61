import { z } from 'zod';
import { PHASES } from '$lib/domain/briefs/brief.ts';
import type { BriefNeed, RequestedBrief, TeamRole } from '$lib/domain/consultants/request.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { findGateOverride } from '$lib/server/briefs/gate.ts';
import { goalsOfBrief } from '$lib/server/briefs/goals.ts';
import { briefRoles, roleNames } from '$lib/server/briefs/roles.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { asState } from './states.ts';

const MODES = ['on_site', 'hybrid', 'remote', 'any'] as const;

/** The role of a brief that a consultant was asked about. @throws {DomainError} 404 when they were not */
export async function getRequestedBrief(
  db: Db,
  locale: Locale,
  briefId: string,
  briefRoleId: string,
): Promise<RequestedBrief> {
  const result = await db.from('briefs').select('*').eq('id', briefId).maybeSingle();
  const row = unwrap(result);
  const [roles, region, sector, languages, goals, team, override] = await Promise.all([
    briefRoles(db, locale, [briefId]),
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
    listLanguages(db, locale, briefId),
    goalsOfBrief(db, locale, row),
    listTeam(db, locale, briefId),
    findGateOverride(db, briefId),
  ]);
  const role = roles.get(briefId)?.find(({ id }) => id === briefRoleId);
  if (!role) throw new DomainError(404, 'not_found');
  const nameOf = (named: { name_sv: string; name_en: string } | null) =>
    named ? localized(named, 'name', locale) : null;
  return {
    roleId: role.roleId,
    roleName: role.roleName,
    goal: row.goal,
    budgetRateOre: role.budgetRateOre,
    workMode: asState(MODES, row.work_mode),
    region: nameOf(unwrapMaybe(region)),
    sector: nameOf(unwrapMaybe(sector)),
    needs: role.competencies.map((need): BriefNeed => ({
      id: need.competencyId,
      name: need.name,
      level: need.level,
      weight: need.weight,
      isMust: need.isMust,
    })),
    languages,
    goals,
    departments: row.departments,
    decider: { name: row.decider_name, title: row.decider_title },
    times: role.times,
    team,
    override,
  };
}

const phase = z.enum(PHASES);

async function listTeam(db: Db, locale: Locale, briefId: string): Promise<TeamRole[]> {
  const [team, names] = await Promise.all([
    db.rpc('list_brief_team', { p_brief_id: briefId }),
    roleNames(db, locale),
  ]);
  return unwrap(team).map((row) => ({
    position: row.position,
    name: names.get(row.role_id) ?? row.role_id,
    phase: phase.parse(row.phase),
    isFilled: row.is_filled,
    isMine: row.is_mine,
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
