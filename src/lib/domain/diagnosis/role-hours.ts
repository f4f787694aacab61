import { allocate } from '$lib/domain/money/allocate.ts';
import type { DiagnosisDocument, Phase } from './document.ts';
import { phasesInOrder, type PhaseHours } from './plan.ts';
import type { RolePoints } from './role-points.ts';
import { inListOrder } from './role-selection.ts';

/** Hours by role and phase. */
export type RoleHours = { role: RolePoints; byPhase: Record<string, number> };

/**
 * Who does which hours, phase by phase in their order (effect.md §1.4, §1.7).
 * @param all every role with its points: a phase's default owner may come from outside the selected
 */
export function shareHours(
  document: DiagnosisDocument,
  selected: readonly RolePoints[],
  all: readonly RolePoints[],
  phaseHours: PhaseHours,
  pinned: readonly string[],
  most: number,
): RoleHours[] {
  let listed = [...selected];
  const hours = new Map<string, Record<string, number>>();
  for (const phase of phasesInOrder(document)) {
    const total = phaseHours[phase.id] ?? 0;
    if (total === 0) continue;
    const workers = workersOf(document, phase, listed, all, most);
    listed = inListOrder([...new Set([...listed, ...workers])], pinned);
    for (const [role, part] of split(document, phase, workers, total)) {
      hours.set(role, { ...hours.get(role), ...(part > 0 ? { [phase.id]: part } : {}) });
    }
  }
  return listed.map((role) => ({ role, byPhase: hours.get(role.role) ?? {} }));
}

/** Those with points in the phase; else one who can, the phase's default owner, or the strongest. */
function workersOf(
  document: DiagnosisDocument,
  { id, defaultOwnerRole }: Phase,
  listed: readonly RolePoints[],
  all: readonly RolePoints[],
  most: number,
): RolePoints[] {
  const withPoints = listed.filter(({ byPhase }) => (byPhase[id] ?? 0) > 0);
  if (withPoints.length > 0) return withPoints;
  const able = strongest(listed.filter(({ role }) => phasesOf(document, role).includes(id)));
  if (able) return [able];
  const owner = all.find(({ role }) => role === defaultOwnerRole);
  if (owner && (listed.length < most || listed.includes(owner))) return [owner];
  const fallback = strongest(listed);
  return fallback ? [fallback] : [];
}

function strongest(listed: readonly RolePoints[]): RolePoints | undefined {
  const most = Math.max(...listed.map(({ points }) => points));
  return listed.find(({ points }) => points === most);
}

function phasesOf(document: DiagnosisDocument, role: string): readonly string[] {
  return document.roles.find(({ id }) => id === role)?.phases ?? [];
}

/** In proportion to the points in the phase, in whole blocks; a single worker gets it all. */
function split(
  document: DiagnosisDocument,
  phase: Phase,
  workers: readonly RolePoints[],
  total: number,
): [role: string, hours: number][] {
  const { block } = document.hours;
  const weights = workers.map(({ byPhase }) => byPhase[phase.id] ?? 0);
  const parts = allocate(total / block, workers.length === 1 ? [1] : weights);
  return workers.map(({ role }, index) => [role, (parts[index] ?? 0) * block]);
}
