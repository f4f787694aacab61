import type { Both, DiagnosisDocument } from './document.ts';
import type { Recommendation } from './evaluate.ts';
import { exitCriteria } from './exit-criteria.ts';
import type { Answers } from './input.ts';
import { phasesInOrder } from './plan.ts';

export type CriterionReport = {
  question: string;
  now: string | null;
  wanted: string;
  isMet: boolean;
};

export type PhaseReport = {
  id: string;
  name: string;
  description: string;
  /** Per cent of the planned hours. */
  share: number;
  hours: number;
  /** Who works in it, as ids of roles. */
  roles: { role: string; hours: number }[];
  isDone: boolean;
  exit: CriterionReport[];
};

/** Every phase in its order, also those without hours. */
export function phaseReports(
  document: DiagnosisDocument,
  recommendation: Recommendation,
  answers: Answers,
  language: keyof Both,
): PhaseReport[] {
  const { shares, phaseHours, roles, finishedPhases } = recommendation;
  return phasesInOrder(document).map(({ id, name, description, exitCriteria: criteria }) => ({
    ...{ id, name: name[language], description: description[language] },
    share: shares[id] ?? 0,
    hours: phaseHours[id] ?? 0,
    roles: roles.flatMap(({ role, byPhase }) => {
      const hours = byPhase[id] ?? 0;
      return hours > 0 ? [{ role, hours }] : [];
    }),
    isDone: finishedPhases.includes(id),
    exit: exitCriteria(document, criteria, answers).map(({ question, now, wanted, isMet }) => ({
      ...{ question: question[language], now: now?.[language] ?? null },
      ...{ wanted: wanted[language], isMet },
    })),
  }));
}
