import { z } from 'zod';
import { PHASES, type BriefCompetency, type BriefRole } from '$lib/domain/briefs/brief.ts';
import { isExecution } from '$lib/domain/briefs/strategy-gate.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { earlyPhases } from './early-phases.ts';

const phase = z.enum(PHASES);
const weight = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** The roles of some briefs that the reader may see, in order, by the brief's id. */
export async function briefRoles(
  db: Db,
  locale: Locale,
  briefIds: readonly string[],
): Promise<Map<string, BriefRole[]>> {
  const query = db
    .from('brief_roles')
    .select('*')
    .in('brief_id', [...briefIds]);
  const rows = unwrap(await query.order('position'));
  const ids = rows.map(({ id }) => id);
  const [names, times, needs, early] = await Promise.all([
    roleNames(db, locale),
    listTimes(db, ids),
    listNeeds(db, locale, ids),
    earlyPhases(db),
  ]);
  const roles = rows.map((row) => ({
    briefId: row.brief_id,
    id: row.id,
    position: row.position,
    roleId: row.role_id,
    roleName: names.get(row.role_id) ?? row.role_id,
    phase: phase.parse(row.phase),
    isExecution: isExecution(row.phase, early.get(row.role_id) ?? []),
    budgetRateOre: row.budget_rate_ore,
    times: times.get(row.id) ?? [],
    competencies: needs.get(row.id) ?? [],
    isFilled: row.filled_at !== null,
  }));
  return Map.groupBy(roles, ({ briefId }) => briefId);
}

/** Names of all roles in one language, by id. */
export async function roleNames(db: Db, locale: Locale): Promise<Map<string, string>> {
  const rows = unwrap(await db.from('roles').select('id, name_sv, name_en'));
  return new Map(rows.map((row) => [row.id, localized(row, 'name', locale)]));
}

async function listTimes(db: Db, ids: string[]) {
  const query = db.from('brief_role_times').select('*').in('brief_role_id', ids);
  const rows = unwrap(await query.order('during'));
  const times = rows.map((row) => ({
    roleId: row.brief_role_id,
    period: parsePeriod(String(row.during)),
    percent: row.percent,
  }));
  return Map.groupBy(times, ({ roleId }) => roleId);
}

async function listNeeds(db: Db, locale: Locale, ids: string[]) {
  const query = db.from('brief_competencies').select('*').in('brief_role_id', ids);
  const rows = unwrap(await query.order('position'));
  const competencies = rows.map((row) => row.competency_id);
  const named = await db.from('competencies').select('id, name_sv, name_en').in('id', competencies);
  const names = new Map(unwrap(named).map((row) => [row.id, localized(row, 'name', locale)]));
  const needs = rows.map((row): BriefCompetency & { roleId: string } => ({
    roleId: row.brief_role_id,
    competencyId: row.competency_id,
    name: names.get(row.competency_id) ?? row.competency_id,
    level: row.level,
    weight: weight.parse(row.weight),
    isMust: row.is_must,
  }));
  return Map.groupBy(needs, ({ roleId }) => roleId);
}
