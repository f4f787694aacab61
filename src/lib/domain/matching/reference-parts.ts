import Big from 'big.js';
import { addDays, type IsoDate } from '../time/day.ts';
import { isBankDay } from '../time/working-days.ts';
import type { ReferenceRules } from './reference-rules.ts';
import type {
  ReferenceBrief,
  ReferenceConsultant,
  ReferenceRequirement,
  ReferenceSpan,
  ReferenceWorld,
} from './reference-score.ts';

// Fractions that never end are cut far beyond what any rounding looks at.
Big.DP = 30;

const MODES: readonly string[] = ['on_site', 'hybrid', 'remote'];

/** The level that counts: a 5 that the agency has not verified is a 4. */
export function effectiveLevel(consultant: ReferenceConsultant, competencyId: string): number {
  const held = consultant.levels[competencyId];
  if (!held) return 0;
  return held.level === 5 && !held.isVerified ? 4 : held.level;
}

/** Direct credit in hundredths. */
export function directCredit(have: number, need: number, { credits }: ReferenceRules): number {
  return have === 0 ? 0 : (credits[Math.max(0, need - have)] ?? 0);
}

/** The larger of direct and related credit, in ten-thousandths. */
export function creditOf(
  consultant: ReferenceConsultant,
  { competencyId, level }: ReferenceRequirement,
  { relatedCompetencies, rules }: ReferenceWorld,
): number {
  const credit = (id: string) => directCredit(effectiveLevel(consultant, id), level, rules);
  const related = relatedCompetencies.map(([a, b, similarity]) => {
    if (a === competencyId) return similarity * credit(b);
    return b === competencyId ? similarity * credit(a) : 0;
  });
  return Math.max(100 * credit(competencyId), ...related);
}

/** Σ min(asked, free) / Σ asked over working days. */
export function availabilityPart(brief: ReferenceBrief, consultant: ReferenceConsultant): Big {
  let [asked, met] = [0, 0];
  for (const { day, percent } of askedDays(brief)) {
    const free = percentOn(consultant.available, day) - percentOn(consultant.booked, day);
    asked += percent;
    met += Math.min(percent, Math.max(0, free));
  }
  return asked === 0 ? new Big(0) : new Big(met).div(asked);
}

/** The working days with a request, and its percent. */
export function askedDays({ times }: ReferenceBrief): { day: IsoDate; percent: number }[] {
  return times.flatMap(({ from, to, percent }) => {
    const days: { day: IsoDate; percent: number }[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (isBankDay(day)) days.push({ day, percent });
    }
    return days;
  });
}

function percentOn(spans: readonly ReferenceSpan[], day: IsoDate): number {
  return spans
    .filter(({ from, to }) => from <= day && day <= to)
    .reduce((sum, { percent }) => sum + percent, 0);
}

/** 1 at or below budget, falling linearly to 0 at the ceiling. */
export function ratePart(
  { budgetOre }: ReferenceBrief,
  { askedOre }: ReferenceConsultant,
  { rateCeiling }: ReferenceRules,
): Big {
  const part = new Big(budgetOre * rateCeiling - askedOre * 100).div(
    budgetOre * (rateCeiling - 100),
  );
  if (part.lt(0)) return new Big(0);
  return part.gt(1) ? new Big(1) : part;
}

/** Same 1, related 0.7, none 0.5; 1 for everybody when the brief names no sector. */
export function sectorPart(
  { sectorId }: ReferenceBrief,
  { sectors }: ReferenceConsultant,
  { relatedSectors, rules }: ReferenceWorld,
): Big {
  if (sectorId === null || sectors.includes(sectorId)) return new Big(1);
  const isRelated = relatedSectors.some(
    ([a, b]) => (a === sectorId && sectors.includes(b)) || (b === sectorId && sectors.includes(a)),
  );
  return new Big(isRelated ? rules.sectorRelated : rules.sectorNone).div(100);
}

/** Best fit of a brief's mode with a set of modes: same 1, one step as given (hundredths), opposite 0. */
export function modeFit(mode: string, modes: readonly string[], oneStep: number): Big {
  if (mode === 'any' || modes.length === 0) return new Big(1);
  const steps = modes.map((one) => Math.abs(MODES.indexOf(one) - MODES.indexOf(mode)));
  return new Big([100, oneStep, 0][Math.min(...steps)] ?? 0).div(100);
}
