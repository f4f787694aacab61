import type { RoleProfile } from '$lib/domain/briefs/draft-of.ts';
import { roleDraft } from '$lib/domain/briefs/draft-of.ts';
import type { RowSources } from '$lib/domain/briefs/draft-rows.ts';
import type { SplitCatalogue } from '$lib/domain/briefs/split-demand.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { earlyPhases } from './early-phases.ts';

/** Catalogue roles as a brief is prefilled from them, in the order asked for; unknown ids are left out. */
export async function listRoleProfiles(
  db: Db,
  locale: Locale,
  ids: readonly string[],
): Promise<RoleProfile[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const [roles, needs, early] = await Promise.all([
    db.from('roles').select('id, name_sv, name_en, phases').in('id', wanted),
    db.from('role_competencies').select('*').in('role_id', wanted).order('position'),
    earlyPhases(db),
  ]);
  const needsOf = Map.groupBy(unwrap(needs), (row) => row.role_id);
  const profiles = unwrap(roles).map((row) => ({
    id: row.id,
    name: localized(row, 'name', locale),
    phase: row.phases[0] ?? 'run',
    earlyPhases: early.get(row.id) ?? [],
    competencies: (needsOf.get(row.id) ?? []).map(({ competency_id: id, level, weight }) => ({
      id,
      level,
      weight,
    })),
  }));
  return wanted.flatMap((id) => profiles.filter((profile) => profile.id === id));
}

/** What a change of rows needs from the catalogue. */
export async function rowSources(
  db: Db,
  locale: Locale,
  posted: { rows: string; add_role: string; goal_pair: string },
): Promise<RowSources> {
  const communicationGoal = posted.goal_pair.split('/')[1] ?? '';
  const [profiles, measures] = await Promise.all([
    posted.rows === 'add_role' ? listRoleProfiles(db, locale, [posted.add_role]) : [],
    posted.rows === 'suggest_measures'
      ? db
          .from('communication_goal_measures')
          .select('measure_id')
          .eq('communication_goal_id', communicationGoal)
          .order('position')
      : null,
  ]);
  return {
    role: profiles[0] ? roleDraft(profiles[0]) : null,
    measures: measures ? unwrap(measures).map((row) => row.measure_id) : [],
  };
}

/** The whole catalogue as the splitter reads it. */
export async function splitCatalogue(db: Db): Promise<SplitCatalogue> {
  const [roles, needs, competencies] = await Promise.all([
    db.from('roles').select('id, phases').order('position'),
    db.from('role_competencies').select('role_id, competency_id, level, weight').order('position'),
    db.from('competencies').select('id, group_id'),
  ]);
  const needsOf = Map.groupBy(unwrap(needs), (row) => row.role_id);
  return {
    roles: unwrap(roles).map(({ id, phases }) => ({
      id,
      phase: phases[0] ?? 'run',
      competencies: (needsOf.get(id) ?? []).map((row) => ({
        id: row.competency_id,
        level: row.level,
        weight: row.weight,
      })),
    })),
    groupOf: Object.fromEntries(unwrap(competencies).map((row) => [row.id, row.group_id])),
  };
}
