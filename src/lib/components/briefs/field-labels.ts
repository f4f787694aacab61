import { m } from '$lib/paraglide/messages.js';

const FIELDS: Readonly<Record<string, () => string>> = {
  title: m.briefs_field_title,
  goal: m.briefs_field_goal,
  goal_pair: m.briefs_field_goal_pair,
  measures: m.briefs_section_measures,
  departments: m.briefs_field_departments,
  decider_name: m.briefs_field_decider_name,
  decider_title: m.briefs_field_decider_title,
  roles: m.briefs_section_roles,
  role_id: m.briefs_field_role,
  phase: m.briefs_field_phase,
  budget: m.briefs_field_budget,
  times: m.briefs_section_times,
  work_mode: m.briefs_field_work_mode,
  region_id: m.briefs_field_region,
  sector_id: m.briefs_field_sector,
  competencies: m.briefs_section_competencies,
  languages: m.briefs_section_languages,
};

/** Fields of the rows of a list: several of one row may be at fault, each with a link of its own. */
const ROW_FIELDS: Readonly<Record<string, () => string>> = {
  starts_on: m.briefs_field_starts_on,
  ends_on: m.briefs_field_ends_on,
  percent: m.briefs_field_percent,
  competency_id: m.briefs_field_competency,
  level: m.briefs_field_level,
  weight: m.briefs_field_weight,
  code: m.briefs_field_language,
  cefr: m.briefs_field_cefr,
  measure_id: m.briefs_field_measure,
  baseline: m.briefs_field_baseline,
  target: m.briefs_field_target,
};

/** Names of the fields with faults: `Roll 2, Kompetenser, rad 3, Vikt`. */
export function briefFieldLabels(
  errors: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(Object.keys(errors).map((path) => [path, labelOf(path)]));
}

function labelOf(path: string): string {
  const [first = '', index, ...rest] = path.split('.');
  if (first === 'roles' && index !== undefined) {
    const role = m.briefs_role_number({ number: Number(index) + 1 });
    return rest.length > 0 ? `${role}, ${labelOf(rest.join('.'))}` : role;
  }
  const label = FIELDS[first]?.() ?? first;
  if (index === undefined) return label;
  const row = m.briefs_field_row({ label, row: Number(index) + 1 });
  const field = ROW_FIELDS[rest[0] ?? '']?.();
  return field === undefined ? row : `${row}, ${field}`;
}
