import { holds, type Facts } from './condition.ts';
import type { DiagnosisDocument } from './document.ts';
import type { Context } from './input.ts';
import { optionOf, phasesInOrder, type Plan } from './plan.ts';
import { byPoints, type RolePoints } from './role-points.ts';

/** The most roles that are worth having for so many hours in an organisation of this size. */
export function maxRoles(document: DiagnosisDocument, context: Context, planned: number): number {
  const bySize = optionOf(document, 'size', context.size).maxRoles ?? 1;
  return Math.min(bySize, Math.max(1, Math.floor(planned / document.parameters.hoursPerRole)));
}

/** Ids of the roles that are listed first whatever their points. */
export function pinnedRoles({ roleSelection }: DiagnosisDocument, facts: Facts): string[] {
  return roleSelection.pins.filter(({ when }) => holds(when, facts)).map(({ role }) => role);
}

/** Pinned roles first, then by points, then in catalogue order. */
export function inListOrder(roles: readonly RolePoints[], pinned: readonly string[]): RolePoints[] {
  const rank = ({ role }: RolePoints) => (pinned.includes(role) ? 0 : 1);
  return [...roles].sort((a, b) => rank(a) - rank(b) || byPoints(a, b));
}

/**
 * Selects roles: the pinned, one for every large phase, then by points (effect.md §1.4, §1.7).
 * @param roles all roles with their points, in the order of `byPoints`
 */
export function selectRoles(
  document: DiagnosisDocument,
  roles: readonly RolePoints[],
  { phaseHours }: Plan,
  pinned: readonly string[],
  most: number,
): RolePoints[] {
  const eligible = roles.filter(({ points }) => points >= document.roleSelection.minPoints);
  const selected = eligible.filter(({ role }) => pinned.includes(role)).slice(0, most);
  const add = (role: RolePoints | undefined) => {
    if (role && selected.length < most && !selected.includes(role)) selected.push(role);
  };
  for (const phase of largePhases(document, phaseHours)) {
    const worksIn = ({ byPhase }: RolePoints) => (byPhase[phase] ?? 0) > 0;
    if (!selected.some(worksIn)) add(eligible.find(worksIn));
  }
  const hasHours = (phase: string) => (phaseHours[phase] ?? 0) > 0;
  for (const role of eligible) if (Object.keys(role.byPhase).some(hasHours)) add(role);
  return inListOrder(selected, pinned);
}

/** Phases with enough hours for a role of their own, largest first, then the earlier. */
function largePhases(document: DiagnosisDocument, hours: Plan['phaseHours']): string[] {
  return phasesInOrder(document)
    .filter(({ id }) => (hours[id] ?? 0) >= document.parameters.phaseHoursForRole)
    .sort((a, b) => (hours[b.id] ?? 0) - (hours[a.id] ?? 0))
    .map(({ id }) => id);
}
