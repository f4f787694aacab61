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
};

/** The recommended roles, each with the reason of every rule that fired for it. */
export function roleReports(
  document: DiagnosisDocument,
  recommendation: Recommendation,
  language: keyof Both,
): RoleReport[] {
  return recommendation.roles.map(({ role, points, priority, hours, byPhase }) => ({
    ...{ role, points, priority, hours },
    phases: phasesInOrder(document).flatMap(({ id, name }) => {
      const part = byPhase[id] ?? 0;
      return part > 0 ? [{ id, name: name[language], hours: part }] : [];
    }),
    reasons: reasonsOf(document, recommendation, role, language),
  }));
}

/** Why the rules speak for a role, the weightiest reason first. */
export function reasonsOf(
  { roleRules }: DiagnosisDocument,
  { firedRules }: Recommendation,
  role: string,
  language: keyof Both,
): RoleReason[] {
  return roleRules
    .filter((rule) => rule.role === role && firedRules.includes(rule.id))
    .map(({ id, reason, points }) => ({ rule: id, text: reason[language], points }))
    .sort((a, b) => b.points - a.points);
}
