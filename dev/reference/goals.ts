import type { Both, Goals, Measure } from './source.ts';
import { clearPositions, removeOthers, upsert, type Row, type Upsert } from './sql.ts';

/** Statements for goals, measures and activities with what ties them together. */
export function goalStatements(goals: Goals): string[] {
  const named = namedTables(goals);
  const links = linkTables(goals);
  const { stages, business, communication, measures, activities } = named;
  return [
    ...Object.values(named).map(({ table }) => clearPositions(table)),
    ...Object.values(named).map(upsert),
    ...links.map(upsert),
    ...links.map((link) => removeOthers(link)),
    removeOthers(measures, ['brief_measures.measure_id', 'assignment_measures.measure_id']),
    removeOthers(communication, [
      'briefs.communication_goal_id',
      'assignment_goals.communication_goal_id',
    ]),
    removeOthers(business, ['briefs.business_goal_id', 'assignment_goals.business_goal_id']),
    removeOthers(activities),
    removeOthers(stages, ['measures.stage_id', 'assignment_measures.stage_id']),
  ];
}

function namedTables({
  stages,
  businessGoals,
  communicationGoals,
  kpis,
  units,
  activities,
}: Goals) {
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  return {
    stages: table(
      'measure_stages',
      stages.map(({ id, name, description }) => ({
        id,
        ...both('name', name),
        ...both('description', description),
      })),
    ),
    business: table(
      'business_goals',
      businessGoals.map(({ id, name }) => ({ id, ...both('name', name) })),
    ),
    communication: table(
      'communication_goals',
      communicationGoals.map(({ id, name }) => ({ id, ...both('name', name) })),
    ),
    measures: table(
      'measures',
      kpis.map((kpi) => measureRow(kpi, unitNames.get(kpi.unit))),
    ),
    activities: table(
      'activities',
      activities.map(({ id, phase, name, description, deliverable, hours }) => ({
        id,
        phase,
        ...both('name', name),
        ...both('description', description),
        ...both('deliverable', deliverable),
        hours_min: hours.min,
        hours_max: hours.max,
      })),
    ),
  };
}

function linkTables({ businessGoals, communicationGoals, activities }: Goals): Upsert[] {
  const uses = businessGoals.flatMap(({ id }) =>
    communicationGoals
      .filter((goal) => goal.businessGoals.includes(id))
      .map((goal) => [id, goal.id] as const),
  );
  const measured = communicationGoals.flatMap(({ id, kpis }) =>
    kpis.map((one) => [id, one] as const),
  );
  const reached = communicationGoals.flatMap((goal) =>
    goal.activities.map((one) => [goal.id, one] as const),
  );
  const done = activities.flatMap(({ id, roles }) => roles.map((role) => [id, role] as const));
  return [
    link('communication_goal_uses', ['business_goal_id', 'communication_goal_id'], uses),
    link('communication_goal_measures', ['communication_goal_id', 'measure_id'], measured),
    link('communication_goal_activities', ['communication_goal_id', 'activity_id'], reached),
    link('activity_roles', ['activity_id', 'role_id'], done),
  ];
}

function table(name: string, rows: Row[]): Upsert {
  return { table: name, key: ['id'], rows: rows.map((row, at) => ({ ...row, position: at + 1 })) };
}

function link(
  name: string,
  key: readonly [string, string],
  pairs: readonly (readonly [string, string])[],
): Upsert {
  const [from, to] = key;
  const rows = pairs.map(([a, b], at) => ({ [from]: a, [to]: b, position: at + 1 }));
  return { table: name, key, rows };
}

function both(column: string, { sv, en }: Both): Row {
  return { [`${column}_sv`]: sv, [`${column}_en`]: en };
}

function measureRow(kpi: Measure, unit: Both | undefined): Row {
  if (!unit) throw new Error(`${kpi.id}: unknown unit ${kpi.unit}`);
  return {
    id: kpi.id,
    stage_id: kpi.stage,
    ...both('name', kpi.name),
    ...both('description', kpi.description),
    ...both('unit', unit),
    direction: kpi.direction,
    is_surface: kpi.vanity,
    cadence: kpi.cadence,
    formula: kpi.formula,
    variables: { json: kpi.variables },
    ...both('data_source', kpi.dataSource),
    ...both('pitfall', kpi.pitfall),
  };
}
