import { CONSTRAINTS, type Constraint } from './filtered.ts';
import type { Requirement } from './requirement.ts';

/** One constraint and whether somebody meets it. */
export type Check = { code: Constraint; passed: boolean };

/** Every constraint that was checked, in order. @param failed the codes that were not met */
export function checksOf(failed: readonly Constraint[]): Check[] {
  return CONSTRAINTS.map((code) => ({ code, passed: !failed.includes(code) }));
}

/** Ids of the competencies that the role must have, in its order. */
export function mustsOf(requirements: readonly Requirement[]): string[] {
  return requirements.filter(({ isMust }) => isMust).map(({ competencyId }) => competencyId);
}
