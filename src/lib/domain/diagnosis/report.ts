import { SEVERITIES, type Both, type DiagnosisDocument, type Severity } from './document.ts';
import { evaluate, type DiagnosisResult } from './evaluate.ts';
import type { Answers, Context } from './input.ts';
import { notYetReport, type GateReport, type NotYetRole } from './report-not-yet.ts';
import { phaseReports, type PhaseReport } from './report-phases.ts';
import { roleReports, type RoleReport } from './report-roles.ts';

export type Language = keyof Both;

export type DimensionReport = {
  id: string;
  name: string;
  question: string;
  percent: number;
  level: number;
  word: string;
};

export type WarningReport = {
  id: string;
  severity: Severity;
  title: string;
  body: string;
  action: string;
};

export type PlanReport = {
  profile: { id: string; name: string; text: string };
  /** Why the shares differ from the profile's own. */
  modifiers: { id: string; why: string }[];
  plannedHours: number;
  recommendedHours: number;
  periodMonths: number;
  phases: PhaseReport[];
  roles: RoleReport[];
  warnings: WarningReport[];
  gates: GateReport[];
  notYet: NotYetRole[];
};

/** A result in words of one language, for screen and paper alike. */
export type DiagnosisReport = {
  version: string;
  overall: { percent: number; level: number; word: string; description: string };
  /** The level the mean alone would give and the dimensions that hold the whole back, if they do. */
  cap: { level: number; word: string; by: DimensionReport[] } | null;
  dimensions: DimensionReport[];
  context: { id: string; question: string; answer: string }[];
  /** The questions left out. */
  missing: string[];
  questions: number;
  /** Answers needed for a recommendation. */
  minimumAnswers: number;
  plan: PlanReport | null;
};

/** Evaluates answers and tells the result in a language. No number depends on the language. */
export function reportOf(
  document: DiagnosisDocument,
  answers: Answers,
  context: Context,
  language: Language,
): DiagnosisReport {
  const result = evaluate(document, answers, context);
  const dimensions = dimensionReports(document, result, language);
  const stage = stageText(document, result.overall.level, language);
  return {
    version: result.version,
    overall: { ...result.overall, ...stage },
    cap: capReport(document, result, dimensions, language),
    dimensions,
    context: contextReport(document, context, language),
    missing: document.questions
      .filter(({ id }) => result.missing.includes(id))
      .map(({ text }) => text[language]),
    questions: document.questions.length,
    minimumAnswers: document.parameters.minimumAnswers,
    plan: planReport(document, result, answers, context, language),
  };
}

function stageText({ stages }: DiagnosisDocument, level: number, language: Language) {
  const stage = stages.find((one) => one.level === level);
  return { word: stage?.name[language] ?? '', description: stage?.description[language] ?? '' };
}

function dimensionReports(
  document: DiagnosisDocument,
  result: DiagnosisResult,
  language: Language,
): DimensionReport[] {
  return document.dimensions.map(({ id, name, question }) => {
    const { percent, level } = result.dimensions[id] ?? { percent: 0, level: 1 };
    const { word } = stageText(document, level, language);
    return { id, name: name[language], question: question[language], percent, level, word };
  });
}

function capReport(
  document: DiagnosisDocument,
  result: DiagnosisResult,
  dimensions: readonly DimensionReport[],
  language: Language,
): DiagnosisReport['cap'] {
  if (!result.capped) return null;
  const { cap } = document.parameters;
  const limit = result.overall.level - cap.above;
  const by = dimensions.filter(({ id, level }) => cap.dimensions.includes(id) && level === limit);
  const { word } = stageText(document, result.uncappedLevel, language);
  return { level: result.uncappedLevel, word, by };
}

function contextReport(document: DiagnosisDocument, context: Context, language: Language) {
  return document.context.map(({ id, text, options }) => {
    const answer = options.find((option) => option.id === context[id]);
    return { id, question: text[language], answer: answer?.text[language] ?? '' };
  });
}

function planReport(
  document: DiagnosisDocument,
  result: DiagnosisResult,
  answers: Answers,
  context: Context,
  language: Language,
): PlanReport | null {
  const { recommendation } = result;
  if (!recommendation) return null;
  const { profile, modifiers, plannedHours, recommendedHours } = recommendation;
  const chosen = document.profiles.find(({ id }) => id === profile);
  return {
    profile: {
      id: profile,
      name: chosen?.name[language] ?? '',
      text: chosen?.text[language] ?? '',
    },
    modifiers: document.modifiers
      .filter(({ id }) => modifiers.includes(id))
      .map(({ id, why }) => ({ id, why: why[language] })),
    ...{ plannedHours, recommendedHours, periodMonths: document.hours.periodMonths },
    phases: phaseReports(document, recommendation, answers, language),
    roles: roleReports(document, recommendation, language),
    warnings: warningReports(document, recommendation.warnings, language),
    ...notYetReport(document, result, recommendation, answers, context, language),
  };
}

/** The gravest first, then in the document's order. */
function warningReports(
  { warnings }: DiagnosisDocument,
  fired: readonly string[],
  language: Language,
): WarningReport[] {
  const told = warnings
    .filter(({ id }) => fired.includes(id))
    .map(({ id, severity, title, body, action }) => ({
      ...{ id, severity, title: title[language], body: body[language] },
      action: action[language],
    }));
  return told.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
