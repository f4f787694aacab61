import { holds, type Condition, type Facts } from './condition.ts';

/** What a dimension has to reach, in per cent. */
export type Need = { dimension: string; percent: number };

/**
 * What would have to be reached for a condition to hold, when only dimensions stand in its way.
 * Empty when it holds; null when something else is missing, such as another goal.
 */
export function needsOf(condition: Condition, facts: Facts): Need[] | null {
  if (holds(condition, facts)) return [];
  if ('all' in condition) return joined(condition.all.map((part) => needsOf(part, facts)));
  if ('any' in condition) {
    const ways = condition.any.map((part) => needsOf(part, facts));
    return ways.find((way) => way !== null) ?? null;
  }
  if ('dim' in condition && (condition.op === '>=' || condition.op === '>')) {
    return [{ dimension: condition.dim, percent: condition.value }];
  }
  return null;
}

/** What would have to be reached for a gate to let go; empty when it does not hold. */
export function releaseOf(gate: Condition, facts: Facts): Need[] | null {
  if (!holds(gate, facts)) return [];
  if ('any' in gate) return joined(gate.any.map((part) => releaseOf(part, facts)));
  if ('all' in gate) {
    const ways = gate.all.map((part) => releaseOf(part, facts));
    return ways.find((way) => way !== null) ?? null;
  }
  if ('dim' in gate && (gate.op === '<' || gate.op === '<=')) {
    return [{ dimension: gate.dim, percent: gate.value }];
  }
  return null;
}

/** The highest need of each dimension. */
export function highestNeeds(needs: readonly Need[]): Need[] {
  const highest = new Map<string, number>();
  for (const { dimension, percent } of needs) {
    highest.set(dimension, Math.max(percent, highest.get(dimension) ?? 0));
  }
  return [...highest].map(([dimension, percent]) => ({ dimension, percent }));
}

function joined(parts: readonly (Need[] | null)[]): Need[] | null {
  return parts.includes(null) ? null : highestNeeds(parts.flatMap((part) => part ?? []));
}
