import type { Recommendation } from './evaluate.ts';

/** A role's day rate, and whether it may be shown as fact. */
export type DayRate = { lowOre: number; highOre: number; isAnchored: boolean };

export type CostSpan = { lowOre: number; highOre: number };

const HOURS_PER_DAY = 8;

/**
 * What each phase costs, excluding VAT: hours ÷ 8 × day rate of every role in it. Null for a phase
 * with a role whose rate is an assumption (effect.md §1.7); a phase without hours costs nothing.
 */
export function costByPhase(
  { phaseHours, roles }: Pick<Recommendation, 'phaseHours' | 'roles'>,
  rates: ReadonlyMap<string, DayRate>,
): Record<string, CostSpan | null> {
  const spans = Object.keys(phaseHours).map((phase) => {
    const workers = roles.filter(({ byPhase }) => (byPhase[phase] ?? 0) > 0);
    const parts = workers.map(({ role, byPhase }) => span(rates.get(role), byPhase[phase] ?? 0));
    return [phase, parts.reduce(add, { lowOre: 0, highOre: 0 })] as const;
  });
  return Object.fromEntries(spans);
}

/** The sum of all phases, or null when one of them may not be shown. */
export function totalCost(spans: Readonly<Record<string, CostSpan | null>>): CostSpan | null {
  return Object.values(spans).reduce(add, { lowOre: 0, highOre: 0 });
}

function span(rate: DayRate | undefined, hours: number): CostSpan | null {
  if (!rate?.isAnchored) return null;
  const cost = (dayOre: number) => Math.round((dayOre * hours) / HOURS_PER_DAY);
  return { lowOre: cost(rate.lowOre), highOre: cost(rate.highOre) };
}

function add(a: CostSpan | null, b: CostSpan | null): CostSpan | null {
  return a && b && { lowOre: a.lowOre + b.lowOre, highOre: a.highOre + b.highOre };
}
