import type { Facts } from './condition.ts';
import type { Both, DiagnosisDocument } from './document.ts';
import { factsOf, knownWith, type DiagnosisResult, type Recommendation } from './evaluate.ts';
import type { Answers, Context } from './input.ts';
import { highestNeeds, needsOf, releaseOf, type Need } from './openings.ts';
import { reasonsOf, type RoleReason } from './report-roles.ts';

/** A dimension that has to come further before something opens. */
export type NeedReport = { dimension: string; percent: number; wanted: number };

export type GateReport = { id: string; why: string; needs: NeedReport[] };

/** `closed`: its rules wait for a dimension; the others have points and lost for another reason. */
export type NotYetReason = 'closed' | 'few_points' | 'no_hours' | 'no_room';

export type NotYetRole = {
  role: string;
  why: NotYetReason;
  needs: NeedReport[];
  reasons: RoleReason[];
};

/** What is not recommended now: gates that are shut, and roles to wait with, and what opens them. */
export function notYetReport(
  document: DiagnosisDocument,
  result: DiagnosisResult,
  recommendation: Recommendation,
  answers: Answers,
  context: Context,
  language: keyof Both,
): { gates: GateReport[]; notYet: NotYetRole[] } {
  const facts = knownWith(factsOf(result.dimensions, answers, context), recommendation);
  const told = needTeller(document, result, language);
  const gates = document.modifiers.flatMap(({ id, gate, when, why }) => {
    const needs = gate ? releaseOf(when, facts) : [];
    return needs?.length ? [{ id, why: why[language], needs: needs.map(told) }] : [];
  });
  const taken = new Set(recommendation.roles.map(({ role }) => role));
  const inOrder = [...recommendation.later, ...document.roles.map(({ id }) => id)];
  const waiting = [...new Set(inOrder)].filter((role) => !taken.has(role));
  const notYet = waiting.flatMap((role) => {
    const { needs, reasons } = closedRules(document, role, facts, language);
    const hasPoints = recommendation.later.includes(role);
    if (!hasPoints && needs.length === 0) return [];
    return [
      {
        role,
        why: hasPoints ? whyLater(document, recommendation, role) : ('closed' as const),
        needs: needs.map(told),
        reasons: hasPoints ? reasonsOf(document, recommendation, role, language) : reasons,
      },
    ];
  });
  return { gates, notYet };
}

function needTeller(document: DiagnosisDocument, result: DiagnosisResult, language: keyof Both) {
  return ({ dimension, percent: wanted }: Need): NeedReport => ({
    dimension: document.dimensions.find(({ id }) => id === dimension)?.name[language] ?? dimension,
    percent: result.dimensions[dimension]?.percent ?? 0,
    wanted,
  });
}

/** Rules of a role that would fire if some dimensions came further. */
function closedRules(
  { roleRules }: DiagnosisDocument,
  role: string,
  facts: Facts,
  language: keyof Both,
) {
  const closed = roleRules
    .filter((rule) => rule.role === role)
    .map((rule) => ({ rule, needs: needsOf(rule.when, facts) ?? [] }))
    .filter(({ needs }) => needs.length > 0);
  return {
    needs: highestNeeds(closed.flatMap(({ needs }) => needs)),
    reasons: closed.map(({ rule }) => ({
      ...{ rule: rule.id, text: rule.reason[language], points: rule.points },
    })),
  };
}

function whyLater(
  { roleRules, roleSelection }: DiagnosisDocument,
  { firedRules, phaseHours }: Recommendation,
  role: string,
): NotYetReason {
  const fired = roleRules.filter((rule) => rule.role === role && firedRules.includes(rule.id));
  const points = fired.reduce((sum, rule) => sum + rule.points, 0);
  if (points < roleSelection.minPoints) return 'few_points';
  return fired.some(({ phase }) => (phaseHours[phase] ?? 0) > 0) ? 'no_room' : 'no_hours';
}
