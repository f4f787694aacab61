import {
  MOST_ROWS,
  newCompetencyRow,
  newLanguageRow,
  newMeasureRow,
  newTimeRow,
  type BriefDraft,
  type RoleDraft,
} from './brief-draft.ts';
import { addDays, isIsoDate } from '../time/day.ts';

/**
 * What a button asks for: a verb and the rows it means, such as `add_language`, `remove_role:1`,
 * `add_time:0` (to the first role) or `remove_competency:0:2`.
 */
export type RowChange = string;

/** What the buttons need that the form itself does not hold. */
export type RowSources = {
  /** The role that was chosen to be added. */
  role: RoleDraft | null;
  /** The measures that suit the chosen communication goal. */
  measures: readonly string[];
};

/** The draft after a change, and the id of the element to go on from. */
export type ChangedDraft = { draft: BriefDraft; focus: string };

/** The draft with rows more or less; anything else is left as it is. */
export function changeRows(
  draft: BriefDraft,
  change: RowChange,
  sources: RowSources,
): ChangedDraft {
  const [verb = '', first = '', second = ''] = change.split(':');
  const role = draft.roles[Number(first)];
  if (verb.endsWith('_time') || verb.endsWith('_competency')) {
    if (!role || first === '') return { draft, focus: 'roles' };
    const roles = draft.roles.with(Number(first), changeRole(role, verb, second));
    const list = verb.endsWith('_time') ? 'times' : 'competencies';
    return { draft: { ...draft, roles }, focus: `roles.${first}.${list}` };
  }
  return changeBrief(draft, verb, first, sources);
}

function changeBrief(
  draft: BriefDraft,
  verb: string,
  index: string,
  { role, measures }: RowSources,
): ChangedDraft {
  switch (verb) {
    case 'add_role':
      return { draft: withRole(draft, role), focus: `roles.${draft.roles.length}` };
    case 'halve_role':
      return { draft: { ...draft, roles: halved(draft.roles, index) }, focus: `roles.${index}` };
    case 'remove_role':
      return { draft: { ...draft, roles: without(draft.roles, index) }, focus: 'roles' };
    case 'add_language':
      return {
        draft: { ...draft, languages: added('languages', draft.languages, newLanguageRow()) },
        focus: 'languages',
      };
    case 'remove_language':
      return {
        draft: { ...draft, languages: without(draft.languages, index) },
        focus: 'languages',
      };
    case 'add_measure':
      return {
        draft: { ...draft, measures: added('measures', draft.measures, newMeasureRow()) },
        focus: 'measures',
      };
    case 'remove_measure':
      return { draft: { ...draft, measures: without(draft.measures, index) }, focus: 'measures' };
    case 'suggest_measures':
      return { draft: withSuggested(draft, measures), focus: 'measures' };
    default:
      return { draft, focus: 'roles' };
  }
}

function changeRole(role: RoleDraft, verb: string, index: string): RoleDraft {
  switch (verb) {
    case 'add_time':
      return { ...role, times: added('times', role.times, nextTime(role)) };
    case 'remove_time':
      return { ...role, times: without(role.times, index) };
    case 'add_competency':
      return {
        ...role,
        competencies: added('competencies', role.competencies, newCompetencyRow()),
      };
    case 'remove_competency':
      return { ...role, competencies: without(role.competencies, index) };
    default:
      return role;
  }
}

/** The day after the last range, at the same share. */
function nextTime({ times }: RoleDraft) {
  const last = times.at(-1);
  const startsOn = last && isIsoDate(last.endsOn) ? addDays(last.endsOn, 1) : '';
  return { ...newTimeRow(last?.percent), startsOn };
}

function withRole(draft: BriefDraft, role: RoleDraft | null): BriefDraft {
  if (!role) return draft;
  const times = draft.roles[0]?.times;
  const wanted = role.times.some(({ startsOn }) => startsOn) || !times ? role.times : times;
  return { ...draft, roles: added('roles', draft.roles, { ...role, times: wanted }) };
}

/** The same role twice, each with half of the time: for more than one person can do. */
function halved(roles: readonly RoleDraft[], index: string): RoleDraft[] {
  return roles.flatMap((role, at) => {
    if (String(at) !== index || roles.length >= MOST_ROWS.roles) return [role];
    const half = (round: (share: number) => number) =>
      role.times.map((row) => ({ ...row, percent: halfOf(row.percent, round) }));
    return [
      { ...role, times: half(Math.ceil) },
      { ...role, id: '', times: half(Math.floor) },
    ];
  });
}

function halfOf(percent: string, round: (share: number) => number): string {
  const share = Number(percent.trim());
  return Number.isInteger(share) && share > 1 ? String(round(share / 2)) : percent;
}

/** Rows that are filled in stay; the suggested ones follow as far as there is room. */
function withSuggested(draft: BriefDraft, suggested: readonly string[]): BriefDraft {
  const kept = draft.measures.filter(({ measureId }) => measureId !== '');
  const known = new Set(kept.map(({ measureId }) => measureId));
  const more = suggested.filter((id) => !known.has(id)).map((id) => newMeasureRow(id));
  return { ...draft, measures: [...kept, ...more].slice(0, MOST_ROWS.measures) };
}

function added<Row>(kind: keyof typeof MOST_ROWS, rows: readonly Row[], row: Row): Row[] {
  return rows.length >= MOST_ROWS[kind] ? [...rows] : [...rows, row];
}

function without<Row>(rows: readonly Row[], index: string): Row[] {
  return rows.filter((_, at) => String(at) !== index);
}
