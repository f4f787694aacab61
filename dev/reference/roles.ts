import type { Role, RoleNotes, Source } from './source.ts';
import { clearPositions, removeOthers, upsert, type Row, type Upsert } from './sql.ts';

/** Statements for the roles and their competency profiles. */
export function roleStatements({ catalogue, notes }: Source): string[] {
  const roles: Upsert = {
    table: 'roles',
    key: ['id'],
    rows: catalogue.roles.map((role, index) => roleRow(role, index + 1, notes[role.id])),
  };
  const profiles: Upsert = {
    table: 'role_competencies',
    key: ['role_id', 'competency_id'],
    rows: catalogue.roles.flatMap((role) => profileRows(role, catalogue.weights)),
  };
  return [
    clearPositions('roles'),
    upsert(roles),
    upsert(profiles),
    removeOthers(profiles),
    removeOthers(roles, [
      'consultant_roles.role_id',
      'consultant_declined_roles.role_id',
      'brief_roles.role_id',
      'assignments.role_id',
    ]),
  ];
}

function roleRow(role: Role, position: number, notes: RoleNotes | undefined): Row {
  if (!notes) throw new Error(`role-notes.json has nothing about ${role.id}`);
  const { dayRateSek, name, description, responsibilities, deliverables } = role;
  return {
    id: role.id,
    position,
    name_sv: name.sv,
    name_en: name.en,
    aliases: role.aliases,
    description_sv: description.sv,
    description_en: description.en,
    responsibilities_sv: responsibilities.sv,
    responsibilities_en: responsibilities.en,
    deliverables_sv: deliverables.sv,
    deliverables_en: deliverables.en,
    wrong_when_sv: notes.wrongWhen.sv,
    wrong_when_en: notes.wrongWhen.en,
    first_in_place_sv: notes.firstInPlace.sv,
    first_in_place_en: notes.firstInPlace.en,
    day_rate_low_ore: dayRateSek.low * 100,
    day_rate_high_ore: dayRateSek.high * 100,
    day_rate_basis: dayRateSek.basis,
    phases: role.phases,
    esco: { json: role.esco },
    search_text: searchText(role),
  };
}

/** Names in both languages and aliases, each once, in lower case. */
function searchText({ name, aliases }: Role): string {
  const words = [name.sv, name.en, ...aliases].map((word) => word.toLowerCase());
  return [...new Set(words)].join(' · ');
}

function profileRows({ id, competencies }: Role, weights: Record<string, number>): Row[] {
  return competencies.map((competency, index) => {
    const weight = weights[competency.weight];
    if (weight === undefined) throw new Error(`${id}: unknown weight ${competency.weight}`);
    return {
      role_id: id,
      competency_id: competency.id,
      position: index + 1,
      level: competency.level,
      weight,
    };
  });
}
