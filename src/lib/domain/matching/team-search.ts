import { canHold, hoursOf, measureTeam, type Held } from './team-measure.ts';
import type { Pick, Team, TeamCandidate, TeamRole } from './team.ts';

export type Search = {
  briefId: string;
  roles: readonly TeamRole[];
  hash: (text: string) => string;
  mostPeople: number;
};

export type Aim = 'objective' | 'cost';

const ROLES_PER_PERSON = 2;
/** Enough for every case of four roles with twenty candidates; larger ones are cut here. */
const MOST_STEPS = 400_000;

/** What the roles from here on can give at most, to leave what cannot win. */
type Rest = { weighted: number; cost: number };

/**
 * Tries every holder of every role, role by role, and leaves a branch as soon as even the best
 * holders of the rest could not beat what is found. Exact unless it had to stop.
 */
export function bestTeam(search: Search, aim: Aim): { team: Team | null; isExact: boolean } {
  const { roles } = search;
  const rests = restsOf(roles);
  const weights = roles.reduce((sum, role) => sum + weightOf(role.candidates[0]), 0);
  const budget = roles.reduce((sum, role) => sum + hoursOf(role) * role.budgetOre, 0);
  let steps = 0;
  let best: Team | null = null;

  function visit(held: Held[], weighted: number, cost: number): void {
    const role = roles[held.length];
    if (!role) {
      const team = measureTeam(held);
      if (!best || compareTeams(team, best, search, aim) < 0) best = team;
      return;
    }
    const rest = rests[held.length + 1] ?? { weighted: 0, cost: 0 };
    for (const by of role.candidates) {
      steps += 1;
      if (steps > MOST_STEPS) return;
      if (!fits(held, { role, by }, search.mostPeople)) continue;
      const [more, spent] = [weighted + weightedCredit(by), cost + hoursOf(role) * by.rateOre];
      const people = new Set([...held.map((one) => one.by.id), by.id]).size;
      const bound = {
        coverage: (more + rest.weighted) / (10_000 * weights),
        cost: spent + rest.cost,
      };
      if (best && cannotBeat(best, bound, people, budget, aim)) continue;
      visit([...held, { role, by }], more, spent);
    }
  }

  visit([], 0, 0);
  const found = best as Team | null;
  const isExact = steps <= MOST_STEPS;
  return { team: found && { ...found, isExact }, isExact };
}

/** Role by role, whoever adds most coverage for each krona: at least 1 − 1/e of the best coverage. */
export function greedyTeam(search: Search): Team | null {
  let held: Held[] = [];
  for (const role of search.roles) {
    const possible = role.candidates.filter((by) => fits(held, { role, by }, search.mostPeople));
    const gain = (by: TeamCandidate) => weightedCredit(by) / by.rateOre;
    const [first, ...others] = possible;
    if (!first) return null;
    const by = others.reduce((best, one) => (gain(one) > gain(best) ? one : best), first);
    held = [...held, { role, by }];
  }
  return measureTeam(held, false);
}

/** Negative when the first team is better: by the aim, then fewer people, coverage, hash of the ids. */
export function compareTeams(a: Team, b: Team, search: Search, aim: Aim): number {
  const first = aim === 'cost' ? a.costOre - b.costOre : 0;
  return (
    first ||
    b.objective - a.objective ||
    a.people - b.people ||
    b.coverage - a.coverage ||
    (teamHash(a.picks, search) < teamHash(b.picks, search) ? -1 : 1)
  );
}

function teamHash(picks: readonly Pick[], { briefId, hash }: Search): string {
  return hash(`${briefId}:${picks.map(({ consultantId }) => consultantId).join(',')}`);
}

function fits(held: readonly Held[], next: Held, mostPeople: number): boolean {
  const others = held.filter(({ by }) => by.id === next.by.id);
  if (others.length === 0) return new Set(held.map(({ by }) => by.id)).size < mostPeople;
  return (
    others.length < ROLES_PER_PERSON &&
    canHold(next.by.free, [...others.map(({ role }) => role), next.role])
  );
}

function cannotBeat(
  best: Team,
  { coverage, cost }: { coverage: number; cost: number },
  people: number,
  budget: number,
  aim: Aim,
): boolean {
  if (aim === 'cost') return cost > best.costOre + 1;
  const fit = Math.min(1, Math.max(0, (1.25 * budget - cost) / (0.25 * budget)));
  const most = 100 * (0.7 * coverage + 0.15 + 0.1 * fit - 0.05 * (people - 1));
  return most < best.objective - 0.001;
}

function restsOf(roles: readonly TeamRole[]): Rest[] {
  const rests: Rest[] = [{ weighted: 0, cost: 0 }];
  for (const role of roles.toReversed()) {
    const last = rests[0] ?? { weighted: 0, cost: 0 };
    const rates = role.candidates.map(({ rateOre }) => rateOre);
    rests.unshift({
      weighted: last.weighted + Math.max(0, ...role.candidates.map(weightedCredit)),
      cost: last.cost + hoursOf(role) * Math.min(...rates),
    });
  }
  return rests;
}

function weightedCredit({ credits }: TeamCandidate): number {
  return credits.reduce((sum, { weight, credit }) => sum + weight * credit, 0);
}

function weightOf(candidate: TeamCandidate | undefined): number {
  return candidate?.credits.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
}
