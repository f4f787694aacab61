import type { BriefDraft, CompetencyRow, MeasureRow, RoleDraft, TimeRow } from './brief-draft.ts';

/** Posted or stored fields by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** Longer texts are cut: no field takes so many characters, and none is worth keeping. */
const LONGEST = 20_000;

type Read = (name: string) => string;

/** The draft that a form had, from its fields by name (`roles.0.times.1.percent`). */
export function draftFromFields(fields: Fields): BriefDraft {
  const text: Read = (name) => {
    const value = fields[name];
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  const rows = (list: string) => rowsOf(fields, list);
  return {
    title: text('title'),
    goal: text('goal'),
    goalPair: text('goal_pair'),
    measures: rows('measures').map((at) => measureAt(text, at)),
    departments: text('departments'),
    deciderName: text('decider_name'),
    deciderTitle: text('decider_title'),
    roles: rows('roles').map((at) => roleAt(text, rows, at)),
    workMode: text('work_mode'),
    regionId: text('region_id'),
    sectorId: text('sector_id'),
    languages: rows('languages').map((at) => ({
      code: text(`${at}.code`),
      cefr: text(`${at}.cefr`),
    })),
    version: text('version'),
    formKey: text('form_key'),
  };
}

function roleAt(text: Read, rows: (list: string) => string[], at: string): RoleDraft {
  return {
    id: text(`${at}.id`),
    roleId: text(`${at}.role_id`),
    phase: text(`${at}.phase`),
    budget: text(`${at}.budget`),
    times: rows(`${at}.times`).map((row) => timeAt(text, row)),
    competencies: rows(`${at}.competencies`).map((row) => competencyAt(text, row)),
  };
}

function timeAt(text: Read, at: string): TimeRow {
  return {
    startsOn: text(`${at}.starts_on`),
    endsOn: text(`${at}.ends_on`),
    percent: text(`${at}.percent`),
  };
}

function competencyAt(text: Read, at: string): CompetencyRow {
  return {
    competencyId: text(`${at}.competency_id`),
    level: text(`${at}.level`),
    weight: text(`${at}.weight`),
    isMust: text(`${at}.is_must`) !== '',
  };
}

function measureAt(text: Read, at: string): MeasureRow {
  return {
    measureId: text(`${at}.measure_id`),
    baseline: text(`${at}.baseline`),
    target: text(`${at}.target`),
    isUnknown: text(`${at}.is_unknown`) !== '',
  };
}

/** The prefixes of a list's rows, in order: `roles.0`, `roles.1`, … */
function rowsOf(fields: Fields, list: string): string[] {
  const start = `${list}.`;
  const indexes = Object.keys(fields).flatMap((name) => {
    if (!name.startsWith(start)) return [];
    return /^\d{1,3}(?=\.)/u.exec(name.slice(start.length)) ?? [];
  });
  return [...new Set(indexes)].sort((a, b) => Number(a) - Number(b)).map((at) => `${list}.${at}`);
}

/** The fields that a draft is shown in: what `draftFromFields` reads back. */
export function fieldsOfDraft(draft: BriefDraft): Record<string, string> {
  const fields: Record<string, string> = {
    title: draft.title,
    goal: draft.goal,
    goal_pair: draft.goalPair,
    departments: draft.departments,
    decider_name: draft.deciderName,
    decider_title: draft.deciderTitle,
    work_mode: draft.workMode,
    region_id: draft.regionId,
    sector_id: draft.sectorId,
    version: draft.version,
    form_key: draft.formKey,
  };
  const put = (at: string, row: Readonly<Record<string, string | boolean>>) => {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === 'string') fields[`${at}.${name}`] = value;
      else if (value) fields[`${at}.${name}`] = 'on';
    }
  };
  draft.measures.forEach((row, at) => put(`measures.${at}`, measureFields(row)));
  draft.languages.forEach((row, at) => put(`languages.${at}`, row));
  draft.roles.forEach((role, at) => putRole(put, `roles.${at}`, role));
  return fields;
}

type Put = (at: string, row: Readonly<Record<string, string | boolean>>) => void;

function putRole(put: Put, at: string, role: RoleDraft): void {
  put(at, { id: role.id, role_id: role.roleId, phase: role.phase, budget: role.budget });
  role.times.forEach(({ startsOn, endsOn, percent }, row) =>
    put(`${at}.times.${row}`, { starts_on: startsOn, ends_on: endsOn, percent }),
  );
  role.competencies.forEach(({ competencyId, level, weight, isMust }, row) =>
    put(`${at}.competencies.${row}`, {
      competency_id: competencyId,
      level,
      weight,
      is_must: isMust,
    }),
  );
}

function measureFields({ measureId, baseline, target, isUnknown }: MeasureRow) {
  return { measure_id: measureId, baseline, target, is_unknown: isUnknown };
}
