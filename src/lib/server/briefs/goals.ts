import { z } from 'zod';
import {
  isEffectMeasure,
  MEASURE_STAGES,
  type BriefGoals,
  type GoalChoices,
  type GoalMeasure,
  type Measure,
} from '$lib/domain/briefs/goals.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const stage = z.enum(MEASURE_STAGES);

/** All measures, in the order of the chain from effort to value. */
export async function listMeasures(db: Db, locale: Locale): Promise<Measure[]> {
  const [rows, stages] = await Promise.all([
    db
      .from('measures')
      .select('id, name_sv, name_en, unit_sv, unit_en, stage_id, is_surface')
      .order('position'),
    db.from('measure_stages').select('id, name_sv, name_en'),
  ]);
  const names = new Map(unwrap(stages).map((row) => [row.id, localized(row, 'name', locale)]));
  return unwrap(rows).map((row) => ({
    id: row.id,
    name: localized(row, 'name', locale),
    unit: localized(row, 'unit', locale),
    stage: stage.parse(row.stage_id),
    stageName: names.get(row.stage_id) ?? row.stage_id,
    isSurface: row.is_surface,
  }));
}

/** What the form offers to choose goals from. */
export async function listGoalChoices(db: Db, locale: Locale): Promise<GoalChoices> {
  const [business, communication, uses, suitable, measures] = await Promise.all([
    db.from('business_goals').select('id, name_sv, name_en').order('position'),
    db.from('communication_goals').select('id, name_sv, name_en'),
    db.from('communication_goal_uses').select('*').order('position'),
    db.from('communication_goal_measures').select('*').order('position'),
    listMeasures(db, locale),
  ]);
  const names = new Map(
    unwrap(communication).map((row) => [row.id, localized(row, 'name', locale)]),
  );
  const links = unwrap(uses);
  const suited = Map.groupBy(unwrap(suitable), (row) => row.communication_goal_id);
  return {
    goals: unwrap(business).map((row) => ({
      id: row.id,
      name: localized(row, 'name', locale),
      communication: links
        .filter((link) => link.business_goal_id === row.id)
        .map(({ communication_goal_id: id }) => ({ id, name: names.get(id) ?? id })),
    })),
    measures,
    suitable: Object.fromEntries(
      [...suited].map(([id, rows]) => [id, rows.map((row) => row.measure_id)]),
    ),
  };
}

/** Ids of the measures that show an effect or a value. */
export async function effectMeasures(db: Db): Promise<ReadonlySet<string>> {
  const rows = unwrap(await db.from('measures').select('id, stage_id, is_surface'));
  const effects = rows.filter((row) =>
    isEffectMeasure({ stage: stage.parse(row.stage_id), isSurface: row.is_surface }),
  );
  return new Set(effects.map(({ id }) => id));
}

type GoalIds = {
  id: string;
  business_goal_id: string | null;
  communication_goal_id: string | null;
};

/** The goals and measures that a brief has chosen; null when it has chosen none. */
export async function goalsOfBrief(
  db: Db,
  locale: Locale,
  brief: GoalIds,
): Promise<BriefGoals | null> {
  const { business_goal_id: business, communication_goal_id: communication } = brief;
  if (!business || !communication) return null;
  const [names, chosen] = await Promise.all([
    goalNames(db, locale, business, communication),
    db.from('brief_measures').select('*').eq('brief_id', brief.id).order('position'),
  ]);
  const measures = await listMeasures(db, locale);
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return {
    businessGoalId: business,
    communicationGoalId: communication,
    ...names,
    measures: unwrap(chosen).flatMap(({ measure_id: id, baseline, target }): GoalMeasure[] => {
      const measure = byId.get(id);
      return measure ? [{ ...measure, baseline, target }] : [];
    }),
  };
}

/** Names of a business goal and a communication goal, in one language. */
export async function goalNames(
  db: Db,
  locale: Locale,
  business: string,
  communication: string,
): Promise<{ businessGoal: string; communicationGoal: string }> {
  const [one, other] = await Promise.all([
    db.from('business_goals').select('name_sv, name_en').eq('id', business).single(),
    db.from('communication_goals').select('name_sv, name_en').eq('id', communication).single(),
  ]);
  return {
    businessGoal: localized(unwrap(one), 'name', locale),
    communicationGoal: localized(unwrap(other), 'name', locale),
  };
}
