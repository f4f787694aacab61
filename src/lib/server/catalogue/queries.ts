import { z } from 'zod';
import type { ProficiencyLevel, RoleDetail, RoleSummary } from '$lib/domain/catalogue/role.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { localized } from './localized.ts';

type RoleRow = Database['public']['Tables']['roles']['Row'];

const escoSchema = z.array(z.object({ label: z.string() }).loose()).catch([]);
const weightSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/**
 * Roles whose name or alias, in either language, holds or resembles the query; all of them, in
 * catalogue order, for an empty one.
 */
export async function listRoles(db: Db, locale: Locale, query = ''): Promise<RoleSummary[]> {
  const [rows, available] = await Promise.all([
    db.rpc('search_roles', { p_query: query }),
    countAvailable(db),
  ]);
  return unwrap(rows).map((row) => toSummary(row, locale, available));
}

/** A role with its competency profile. @throws {DomainError} 404 for an unknown id */
export async function getRole(db: Db, locale: Locale, id: string): Promise<RoleDetail> {
  const [role, needs, available] = await Promise.all([
    db.from('roles').select('*').eq('id', id).maybeSingle(),
    db.from('role_competencies').select('*').eq('role_id', id).order('position'),
    countAvailable(db),
  ]);
  const row = unwrap(role);
  return {
    ...toSummary(row, locale, available),
    responsibilities: localized(row, 'responsibilities', locale),
    deliverables: localized(row, 'deliverables', locale),
    wrongWhen: localized(row, 'wrong_when', locale),
    firstInPlace: localized(row, 'first_in_place', locale),
    competencies: await withCompetencies(db, locale, unwrap(needs)),
    escoLabels: escoSchema.parse(row.esco).map(({ label }) => label),
  };
}

/** The five levels of proficiency, lowest first. */
export async function listLevels(db: Db, locale: Locale): Promise<ProficiencyLevel[]> {
  const rows = unwrap(await db.from('proficiency_levels').select('*').order('level'));
  return rows.map((row) => ({
    level: row.level,
    name: localized(row, 'name', locale),
    description: localized(row, 'description', locale),
  }));
}

/** Ids of all roles, in catalogue order: for the sitemap. */
export async function listRoleIds(db: Db): Promise<string[]> {
  return unwrap(await db.from('roles').select('id').order('position')).map(({ id }) => id);
}

type NeedRow = Database['public']['Tables']['role_competencies']['Row'];

async function withCompetencies(
  db: Db,
  locale: Locale,
  needs: readonly NeedRow[],
): Promise<RoleDetail['competencies']> {
  const ids = needs.map((need) => need.competency_id);
  const rows = unwrap(await db.from('competencies').select('*').in('id', ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return needs.flatMap((need) => {
    const row = byId.get(need.competency_id);
    if (!row) return [];
    const [name, description] = [
      localized(row, 'name', locale),
      localized(row, 'description', locale),
    ];
    return [
      { id: row.id, name, description, level: need.level, weight: weightSchema.parse(need.weight) },
    ];
  });
}

async function countAvailable(db: Db): Promise<Map<string, number>> {
  const rows = unwrapMaybe(await db.rpc('count_available_by_role')) ?? [];
  return new Map(rows.map((row) => [row.role_id, Number(row.consultants)]));
}

function toSummary(row: RoleRow, locale: Locale, available: Map<string, number>): RoleSummary {
  return {
    id: row.id,
    name: localized(row, 'name', locale),
    description: localized(row, 'description', locale),
    aliases: row.aliases,
    available: available.get(row.id) ?? 0,
    price: anchoredPrice(row),
  };
}

/** An assumed span is a working hypothesis: it stays on the server. */
function anchoredPrice(row: RoleRow): RoleSummary['price'] {
  const { day_rate_basis: basis, day_rate_low_ore: lowOre, day_rate_high_ore: highOre } = row;
  if (basis !== 'anchored' || lowOre === null || highOre === null) return null;
  return { lowOre, highOre };
}
