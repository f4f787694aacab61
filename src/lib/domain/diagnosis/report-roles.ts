import type { Both, DiagnosisDocument } from './document.ts';
import type { Recommendation } from './evaluate.ts';
import { phasesInOrder } from './plan.ts';

/** The reason of one fired rule. */
export type RoleReason = { rule: string; text: string; points: number };

export type RoleReport = {
  role: string;
  points: number;
  priority: 'core' | 'support';
  hours: number;
  phases: { id: string; name: string; hours: number }[];
  reasons: RoleReason[];
  /** Names of the phases whose hours it has though no reason speaks for it there. */
  standsIn: string[];
};

/** The recommended roles, each with the reason of every rule that fired for it. */
export function roleReports(
  document: DiagnosisDocument,
  recommendation: Recommendation,
  language: keyof Both,
): RoleReport[] {
  return recommendation.roles.map(({ role, points, priority, hours, byPhase }) => {
    const phases = phasesInOrder(document).flatMap(({ id, name }) => {
      const part = byPhase[id] ?? 0;
      return part > 0 ? [{ id, name: name[language], hours: part }] : [];
    });
    const spokenFor = rulesFor(document, recommendation, role).map(({ phase }) => phase);
    return {
      ...{ role, points, priority, hours, phases },
      reasons: reasonsOf(document, recommendation, role, language),
      standsIn: phases.filter(({ id }) => !spokenFor.includes(id)).map(({ name }) => name),
    };
  });
}

/** Why the rules speak for a role, the weightiest reason first. */
export function reasonsOf(
  document: DiagnosisDocument,
  recommendation: Recommendation,
  role: string,
  language: keyof Both,
): RoleReason[] {
  return rulesFor(document, recommendation, role)
    .map(({ id, reason, points }) => ({ rule: id, text: reason[language], points }))
    .sort((a, b) => b.points - a.points);
}

/** The fired rules that speak for a role. */
function rulesFor(
  { roleRules }: DiagnosisDocument,
  { firedRules }: Recommendation,
  role: string,
): DiagnosisDocument['roleRules'] {
  return roleRules.filter((rule) => rule.role === role && firedRules.includes(rule.id));
}
