import { holds, type Facts } from './condition.ts';
import type { DiagnosisDocument } from './document.ts';

/** A role with what the fired rules gave it. */
export type RolePoints = {
  role: string;
  /** Place in the catalogue, which breaks ties. */
  place: number;
  points: number;
  byPhase: Readonly<Record<string, number>>;
};

/** Ids of the rules that fired, in the document's order. */
export function firedRules({ roleRules }: DiagnosisDocument, facts: Facts): string[] {
  return roleRules.filter(({ when }) => holds(when, facts)).map(({ id }) => id);
}

/** Every role of the catalogue with its points, most points first, then in catalogue order. */
export function rolePoints(document: DiagnosisDocument, fired: readonly string[]): RolePoints[] {
  const rules = document.roleRules.filter(({ id }) => fired.includes(id));
  const roles = document.roles.map(({ id }, place) => {
    const byPhase: Record<string, number> = {};
    for (const { points, phase } of rules.filter(({ role }) => role === id)) {
      byPhase[phase] = (byPhase[phase] ?? 0) + points;
    }
    const points = Object.values(byPhase).reduce((sum, part) => sum + part, 0);
    return { role: id, place, points, byPhase };
  });
  return roles.sort(byPoints);
}

/** Points descending, then catalogue order. */
export function byPoints(a: RolePoints, b: RolePoints): number {
  return b.points - a.points || a.place - b.place;
}
