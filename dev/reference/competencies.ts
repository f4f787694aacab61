import type { Catalogue } from './source.ts';
import { clearPositions, removeOthers, upsert, type Upsert } from './sql.ts';

/** Statements for the competencies with their groups, relations and levels. */
export function competencyStatements(catalogue: Catalogue): string[] {
  const groups = groupRows(catalogue);
  const competencies = competencyRows(catalogue);
  const relations = relationRows(catalogue);
  return [
    clearPositions('competency_groups'),
    upsert(groups),
    upsert(competencies),
    upsert(relations),
    removeOthers(relations),
    removeOthers(competencies, [
      'role_competencies.competency_id',
      'consultant_competencies.competency_id',
      'brief_competencies.competency_id',
    ]),
    removeOthers(groups, ['competencies.group_id']),
    upsert(levelRows(catalogue)),
  ];
}

function groupRows({ competencyGroups }: Catalogue): Upsert {
  const rows = competencyGroups.map(({ id, name }, index) => ({
    id,
    position: index + 1,
    name_sv: name.sv,
    name_en: name.en,
  }));
  return { table: 'competency_groups', key: ['id'], rows };
}

function competencyRows({ competencies }: Catalogue): Upsert {
  const rows = competencies.map(({ id, group, name, description, esco }) => ({
    id,
    group_id: group,
    name_sv: name.sv,
    name_en: name.en,
    description_sv: description.sv,
    description_en: description.en,
    esco: { json: esco },
  }));
  return { table: 'competencies', key: ['id'], rows };
}

function relationRows({ relatedCompetencies }: Catalogue): Upsert {
  const rows = relatedCompetencies.map(({ a, b, similarity }) => ({ ...pair(a, b), similarity }));
  return { table: 'competency_relations', key: ['a', 'b'], rows };
}

function levelRows({ proficiencyLevels }: Catalogue): Upsert {
  const rows = proficiencyLevels.map(({ level, name, description, evidence }) => ({
    level,
    name_sv: name.sv,
    name_en: name.en,
    description_sv: description.sv,
    description_en: description.en,
    evidence_sv: evidence.sv,
    evidence_en: evidence.en,
  }));
  return { table: 'proficiency_levels', key: ['level'], rows };
}

/** Related things are kept once, with the alphabetically first as `a`. */
export function pair(one: string, other: string): { a: string; b: string } {
  return one < other ? { a: one, b: other } : { a: other, b: one };
}
