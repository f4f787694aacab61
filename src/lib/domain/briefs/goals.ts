/** Steps of the chain from effort to value, in order (kpis.json). */
export const MEASURE_STAGES = [
  'input',
  'activity',
  'output',
  'outtake',
  'outcome',
  'impact',
] as const;
export type MeasureStage = (typeof MEASURE_STAGES)[number];

/** Something that can be measured, in one language. */
export type Measure = {
  id: string;
  name: string;
  unit: string;
  stage: MeasureStage;
  stageName: string;
  /** Looks good and says little: never enough on its own. */
  isSurface: boolean;
};

/** What a brief or an assignment is followed up by, in one language. */
export type GoalMeasure = Measure & {
  /** Where things stand; null is unknown, to be measured first. */
  baseline: number | null;
  /** Where they are to be; null only while the baseline is unknown. */
  target: number | null;
};

/** The goals a brief has chosen; null until it has. */
export type BriefGoals = {
  businessGoalId: string;
  businessGoal: string;
  communicationGoalId: string;
  communicationGoal: string;
  measures: readonly GoalMeasure[];
};

/** What the form offers to choose from. */
export type GoalChoices = {
  /** Business goals, each with the communication goals that serve it. */
  goals: readonly {
    id: string;
    name: string;
    communication: readonly { id: string; name: string }[];
  }[];
  measures: readonly Measure[];
  /** Measures that suit a communication goal, by its id. */
  suitable: Readonly<Record<string, readonly string[]>>;
};

/** Whether a measure shows what the audience does or what it is worth (kpis.json, rule 1). */
export function isEffectMeasure({
  stage,
  isSurface,
}: Pick<Measure, 'stage' | 'isSurface'>): boolean {
  return (stage === 'outcome' || stage === 'impact') && !isSurface;
}

const FIGURE = /^([-\u2212]?)(\d{1,12})(?:[.,](\d{1,2}))?$/u;

/**
 * A figure as people write it – `12`, `12,5`, `1 200`, `-3 %` – with at most two decimals.
 * @returns null when the text is no figure
 */
export function parseFigure(text: string): number | null {
  const plain = text.replaceAll(/\s|%$/gu, '');
  const [, sign = '', whole, fraction = ''] = FIGURE.exec(plain) ?? [];
  if (whole === undefined) return null;
  const value = (Number(whole) * 100 + Number(fraction.padEnd(2, '0'))) / 100;
  return sign && value !== 0 ? -value : value;
}

/** A figure as its field shows it. @param decimal sign of the language */
export function figureText(value: number | null, decimal: ',' | '.'): string {
  return value === null ? '' : String(value).replace('.', decimal);
}

/** The goals' two ids in one choice. */
export function goalPair(businessGoalId: string, communicationGoalId: string): string {
  return `${businessGoalId}/${communicationGoalId}`;
}

/** The two ids of one choice; empty when nothing is chosen. */
export function splitGoalPair(pair: string): {
  businessGoalId: string;
  communicationGoalId: string;
} {
  const [businessGoalId = '', communicationGoalId = ''] = pair.split('/');
  return { businessGoalId, communicationGoalId };
}
