import { z } from 'zod';
import { changesBetween, type BriefChange } from '$lib/domain/briefs/changes.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { namesOf } from '$lib/server/assignments/events.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { roleNames } from './roles.ts';

const nullableText = z.string().nullable();

const contentSchema = z.object({
  title: z.string(),
  goal: z.string(),
  work_mode: z.string(),
  region_id: nullableText,
  sector_id: nullableText,
  business_goal_id: nullableText,
  communication_goal_id: nullableText,
  departments: z.array(z.string()),
  decider_name: z.string(),
  decider_title: z.string(),
  languages: z.array(z.object({ code: z.string(), cefr: z.number() })),
  measures: z.array(
    z.object({
      measure_id: z.string(),
      baseline: z.number().nullable(),
      target: z.number().nullable(),
    }),
  ),
  roles: z.array(
    z.object({
      id: z.string(),
      role_id: z.string(),
      phase: z.string(),
      budget_rate_ore: z.number(),
      times: z.array(z.object({ starts_on: z.string(), ends_on: z.string(), percent: z.number() })),
      competencies: z.array(
        z.object({
          competency_id: z.string(),
          level: z.number(),
          weight: z.number(),
          is_must: z.boolean(),
        }),
      ),
    }),
  ),
});

/** An edit of a brief: who, when and what. */
export type BriefEdit = {
  version: number;
  by: string | null;
  at: string;
  changes: readonly BriefChange[];
};

/** What changes are told with, in one language. */
export type ChangeNames = {
  roles: Readonly<Record<string, string>>;
  competencies: Readonly<Record<string, string>>;
};

/** The edits of a brief with something in them, the latest first. */
export async function listEdits(db: Db, briefId: string): Promise<BriefEdit[]> {
  const result = await db
    .from('brief_versions')
    .select('version, content, saved_by, saved_at')
    .eq('brief_id', briefId)
    .order('version');
  const rows = unwrap(result);
  const names = await namesOf(
    db,
    rows.map(({ saved_by: by }) => by),
  );
  const edits = rows.flatMap((row, at) => {
    const before = rows[at - 1];
    if (!before) return [];
    const [old, now] = [contentSchema.parse(before.content), contentSchema.parse(row.content)];
    const by = row.saved_by === null ? null : (names.get(row.saved_by) ?? null);
    return [{ version: row.version, by, at: row.saved_at, changes: changesBetween(old, now) }];
  });
  return edits.filter(({ changes }) => changes.length > 0).reverse();
}

/** Names of roles and of the competencies that changes speak of. */
export async function changeNames(
  db: Db,
  locale: Locale,
  edits: readonly BriefEdit[],
): Promise<ChangeNames> {
  const ids = edits.flatMap(({ changes }) =>
    changes.flatMap((change) => ('competencyId' in change ? [change.competencyId] : [])),
  );
  const [roles, rows] = await Promise.all([
    roleNames(db, locale),
    db
      .from('competencies')
      .select('id, name_sv, name_en')
      .in('id', [...new Set(ids)]),
  ]);
  const competencies = unwrap(rows).map((row) => [row.id, localized(row, 'name', locale)]);
  return { roles: Object.fromEntries(roles), competencies: Object.fromEntries(competencies) };
}
