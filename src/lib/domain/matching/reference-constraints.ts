import type Big from 'big.js';
import type { Constraint } from './filtered.ts';
import { directCredit, effectiveLevel } from './reference-parts.ts';
import type { ReferenceRules } from './reference-rules.ts';
import type { ReferenceBrief, ReferenceConsultant } from './reference-score.ts';

export type FailingCode = Constraint | 'H6' | 'H7';

/** The hard constraints that fail, in their order. */
export function failedConstraints(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  availability: Big,
  rules: ReferenceRules,
): FailingCode[] {
  const floor = consultant.floorOre ?? consultant.askedOre;
  const lacks = (competencyId: string, level: number) =>
    directCredit(effectiveLevel(consultant, competencyId), level, rules) === 0;
  const checks: [FailingCode, boolean][] = [
    ['H1', brief.languages.some(({ code, cefr }) => (consultant.languages[code] ?? 0) < cefr)],
    ['H2', availability.eq(0) || availability.times(100).lt(rules.availabilityLeast)],
    ['H3', floor * 100 > brief.budgetOre * rules.rateCeiling],
    ['H4', brief.workMode === 'on_site' && !consultant.regions.includes(brief.regionId ?? '')],
    ['H5', brief.requirements.some((row) => row.isMust && lacks(row.competencyId, row.level))],
    ['H6', consultant.blockedCompanies.includes(brief.companyId)],
    ['H7', consultant.declinedRoles.includes(brief.roleId)],
  ];
  return checks.filter(([, fails]) => fails).map(([code]) => code);
}
