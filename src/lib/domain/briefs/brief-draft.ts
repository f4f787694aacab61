/** The brief form as it is typed: texts only, whatever they hold. */
export type CompetencyRow = {
  competencyId: string;
  level: string;
  weight: string;
  isMust: boolean;
};
export type LanguageRow = { code: string; cefr: string };

export type BriefDraft = {
  roleId: string;
  title: string;
  goal: string;
  startsOn: string;
  endsOn: string;
  percent: string;
  budget: string;
  workMode: string;
  regionId: string;
  sectorId: string;
  competencies: CompetencyRow[];
  languages: LanguageRow[];
  /** Of the brief that was opened for editing; empty for a new one. */
  version: string;
  /** Id of the form, so that one posted twice makes one brief. */
  formKey: string;
};

/** The most rows a brief can have of each kind. */
export const MOST_ROWS = { competencies: 30, languages: 8 } as const;

/** A row to fill in: important, at the level of somebody who works on their own. */
export function newCompetencyRow(): CompetencyRow {
  return { competencyId: '', level: '3', weight: '2', isMust: false };
}

/** A language to choose, at B2. */
export function newLanguageRow(): LanguageRow {
  return { code: '', cefr: '4' };
}

/** A change of rows that a button asks for: `add`, `add_language`, `remove:2`, `remove_language:0`. */
export type RowChange = string;

/** The draft with a row more or less; anything else is left as it is. */
export function changeRows(draft: BriefDraft, change: RowChange): BriefDraft {
  const [verb, index = ''] = change.split(':');
  const others = (_: unknown, at: number) => String(at) !== index;
  const { competencies, languages } = draft;
  switch (verb) {
    case 'add':
      if (competencies.length >= MOST_ROWS.competencies) return draft;
      return { ...draft, competencies: [...competencies, newCompetencyRow()] };
    case 'remove':
      return { ...draft, competencies: competencies.filter(others) };
    case 'add_language':
      if (languages.length >= MOST_ROWS.languages) return draft;
      return { ...draft, languages: [...languages, newLanguageRow()] };
    case 'remove_language':
      return { ...draft, languages: languages.filter(others) };
    default:
      return draft;
  }
}

type Posted = Readonly<Record<string, string | string[]>>;

/** The draft that a refused form had, from its fields by name (`competencies.0.level`). */
export function draftFromFields(fields: Posted): BriefDraft {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    roleId: text('role_id'),
    title: text('title'),
    goal: text('goal'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    percent: text('percent'),
    budget: text('budget'),
    workMode: text('work_mode'),
    regionId: text('region_id'),
    sectorId: text('sector_id'),
    competencies: rowsOf(fields, 'competencies').map((at) => ({
      competencyId: text(`${at}.competency_id`),
      level: text(`${at}.level`),
      weight: text(`${at}.weight`),
      isMust: text(`${at}.is_must`) !== '',
    })),
    languages: rowsOf(fields, 'languages').map((at) => ({
      code: text(`${at}.code`),
      cefr: text(`${at}.cefr`),
    })),
    version: text('version'),
    formKey: text('form_key'),
  };
}

/** The prefixes of a list's rows, in order: `competencies.0`, `competencies.1`, … */
function rowsOf(fields: Posted, list: string): string[] {
  const shape = new RegExp(`^${list}\\.(\\d{1,3})\\.`, 'u');
  const indexes = Object.keys(fields).flatMap((name) => shape.exec(name)?.[1] ?? []);
  return [...new Set(indexes)].sort((a, b) => Number(a) - Number(b)).map((at) => `${list}.${at}`);
}
