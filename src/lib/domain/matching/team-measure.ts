import type { DaySpan, Team, TeamCandidate, TeamRole } from './team.ts';

/** A role and who holds it. */
export type Held = { role: TeamRole; by: TeamCandidate };

const HOURS_PER_DAY = 8;

/** Hours of a role: Σ percent × 8 / 100 over working days. */
export function hoursOf({ times }: TeamRole): number {
  return (
    (times.reduce((sum, { lo, hi, percent }) => sum + (hi - lo) * percent, 0) * HOURS_PER_DAY) / 100
  );
}

/** Everything that is said about a team, and compared. */
export function measureTeam(held: readonly Held[], isExact = true): Team {
  const ids = [...new Set(held.map(({ by }) => by.id))];
  const credits = held.flatMap(({ by }) => by.credits);
  const weights = credits.reduce((sum, { weight }) => sum + weight, 0);
  const coverage =
    credits.reduce((sum, { weight, credit }) => sum + weight * credit, 0) / (10_000 * weights);
  const costOre = held.reduce((sum, { role, by }) => sum + hoursOf(role) * by.rateOre, 0);
  const budgetOre = held.reduce((sum, { role }) => sum + hoursOf(role) * role.budgetOre, 0);
  const meanScore = mean(
    ids.map((id) => mean(held.filter(({ by }) => by.id === id).map(({ by }) => by.mutual / 100))),
  );
  const budgetFit = Math.min(1, Math.max(0, (1.25 * budgetOre - costOre) / (0.25 * budgetOre)));
  return {
    picks: held.map(({ role, by }) => ({
      roleId: role.id,
      consultantId: by.id,
      consultantNumber: by.number,
    })),
    people: ids.length,
    coverage,
    meanScore,
    budgetFit,
    costOre: Math.round(costOre),
    budgetOre: Math.round(budgetOre),
    objective: round4(
      100 * (0.7 * coverage + 0.15 * meanScore + 0.1 * budgetFit - 0.05 * (ids.length - 1)),
    ),
    isExact,
  };
}

/** Whether one person may hold these roles together: at least half of the summed request is free. */
export function canHold(free: readonly DaySpan[], roles: readonly TeamRole[]): boolean {
  const edges = [...free, ...roles.flatMap(({ times }) => times)].flatMap(({ lo, hi }) => [lo, hi]);
  const days = [...new Set(edges)].sort((a, b) => a - b);
  let [asked, met] = [0, 0];
  days.slice(0, -1).forEach((day, at) => {
    const length = (days[at + 1] ?? day) - day;
    const wanted = roles.reduce((sum, { times }) => sum + percentOn(times, day), 0);
    asked += wanted * length;
    met += Math.min(wanted, percentOn(free, day)) * length;
  });
  return asked > 0 && 2 * met >= asked;
}

function percentOn(spans: readonly DaySpan[], day: number): number {
  return spans.reduce((sum, { lo, hi, percent }) => sum + (lo <= day && day < hi ? percent : 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round4(value: number): number {
  // A whisker above half, so that a binary fraction just below one still rounds up.
  return Math.floor(value * 10_000 + 0.5 + 1e-7) / 10_000;
}
