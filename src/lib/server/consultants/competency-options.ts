import type { Named } from '$lib/domain/catalogue/consultant-card.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Competencies under the heading they are shown with. */
export type CompetencyGroup = {
  id: string;
  name: string;
  competencies: (Named & { description: string })[];
};

/** A level with its behaviour and the evidence that is asked for. */
export type LevelGuide = { level: number; name: string; description: string; evidence: string[] };

/** All competencies in their groups, by name. */
export async function listCompetencyGroups(db: Db, locale: Locale): Promise<CompetencyGroup[]> {
  const [groups, competencies] = await Promise.all([
    db.from('competency_groups').select('*').order('position'),
    db.from('competencies').select('*').order(`name_${locale}`),
  ]);
  const rows = unwrap(competencies);
  return unwrap(groups).map((group) => ({
    id: group.id,
    name: localized(group, 'name', locale),
    competencies: rows
      .filter((row) => row.group_id === group.id)
      .map((row) => ({
        id: row.id,
        name: localized(row, 'name', locale),
        description: localized(row, 'description', locale),
      })),
  }));
}

/** The five levels, lowest first. */
export async function listLevelGuides(db: Db, locale: Locale): Promise<LevelGuide[]> {
  const rows = unwrap(await db.from('proficiency_levels').select('*').order('level'));
  return rows.map((row) => ({
    level: row.level,
    name: localized(row, 'name', locale),
    description: localized(row, 'description', locale),
    evidence: localized(row, 'evidence', locale),
  }));
}

/** The level a role needs of each of its competencies; empty for an unknown role. */
export async function findRoleNeeds(db: Db, roleId: string): Promise<Record<string, number>> {
  const query = db.from('role_competencies').select('competency_id, level').eq('role_id', roleId);
  return Object.fromEntries(unwrap(await query).map((row) => [row.competency_id, row.level]));
}
