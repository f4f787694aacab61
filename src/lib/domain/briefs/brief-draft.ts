/** The brief form as it is typed: texts only, whatever they hold. */
export type CompetencyRow = {
  competencyId: string;
  level: string;
  weight: string;
  isMust: boolean;
};
export type LanguageRow = { code: string; cefr: string };
export type TimeRow = { startsOn: string; endsOn: string; percent: string };
export type MeasureRow = {
  measureId: string;
  baseline: string;
  target: string;
  /** The baseline is not known and is to be measured first. */
  isUnknown: boolean;
};

export type RoleDraft = {
  /** Of the stored role that is being changed; empty for a new one. */
  id: string;
  roleId: string;
  phase: string;
  budget: string;
  times: TimeRow[];
  competencies: CompetencyRow[];
};

export type BriefDraft = {
  title: string;
  goal: string;
  /** Business goal and communication goal in one choice: `customer_service/answer_customers`. */
  goalPair: string;
  measures: MeasureRow[];
  /** One department a line. */
  departments: string;
  deciderName: string;
  deciderTitle: string;
  roles: RoleDraft[];
  workMode: string;
  regionId: string;
  sectorId: string;
  languages: LanguageRow[];
  /** Of the brief that was opened for editing; empty for a new one. */
  version: string;
  /** Id of the form: one posted twice makes one brief, and its draft is kept under it. */
  formKey: string;
};

/** The most rows a brief can have of each kind. */
export const MOST_ROWS = {
  roles: 6,
  times: 12,
  competencies: 30,
  languages: 8,
  measures: 5,
  departments: 12,
} as const;

/** A row to fill in: important, at the level of somebody who works on their own. */
export function newCompetencyRow(): CompetencyRow {
  return { competencyId: '', level: '3', weight: '2', isMust: false };
}

/** A language to choose, at B2. */
export function newLanguageRow(): LanguageRow {
  return { code: '', cefr: '4' };
}

/** A range to fill in, at half of full time. */
export function newTimeRow(percent = '50'): TimeRow {
  return { startsOn: '', endsOn: '', percent };
}

/** A measure to choose. */
export function newMeasureRow(measureId = ''): MeasureRow {
  return { measureId, baseline: '', target: '', isUnknown: false };
}
