import { m } from '$lib/paraglide/messages.js';

const FIELDS: Readonly<Record<string, () => string>> = {
  title: m.briefs_field_title,
  goal: m.briefs_field_goal,
  starts_on: m.briefs_field_starts_on,
  ends_on: m.briefs_field_ends_on,
  percent: m.briefs_field_percent,
  budget: m.briefs_field_budget,
  work_mode: m.briefs_field_work_mode,
  region_id: m.briefs_field_region,
  sector_id: m.briefs_field_sector,
  competencies: m.briefs_section_competencies,
  languages: m.briefs_section_languages,
  role_id: m.briefs_field_role,
};

/** Names of the fields with faults, rows by their number: `Kompetenser, rad 3`. */
export function briefFieldLabels(
  errors: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(Object.keys(errors).map((path) => [path, labelOf(path)]));
}

function labelOf(path: string): string {
  const [field = '', index] = path.split('.');
  const label = FIELDS[field]?.() ?? field;
  return index === undefined ? label : m.briefs_field_row({ label, row: Number(index) + 1 });
}
