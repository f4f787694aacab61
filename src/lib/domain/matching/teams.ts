import { bestTeam, greedyTeam, type Search } from './team-search.ts';
import type { Team, TeamRole, Teams } from './team.ts';

/**
 * The best team, the best single person and the cheapest team that covers all essentials for a
 * brief with several roles (matching.md §6, §12). Everybody in `candidates` covers the essentials
 * of their role, so the cheapest of all covers them too. Null when a role has nobody.
 * @param hash SHA-256 of a UTF-8 text in hex; breaks the last tie
 */
export function findTeams(
  briefId: string,
  roles: readonly TeamRole[],
  hash: (text: string) => string,
): Teams {
  if (roles.length === 0) return { best: null, single: null, cheapest: null };
  const search: Search = { briefId, roles, hash, mostPeople: 4 };
  const best = bestTeam(search, 'objective');
  return {
    best: best.isExact ? best.team : better(best.team, greedyTeam(search)),
    single: bestTeam({ ...search, mostPeople: 1 }, 'objective').team,
    cheapest: bestTeam(search, 'cost').team,
  };
}

function better(one: Team | null, other: Team | null): Team | null {
  if (!one || !other) return one ?? other;
  return other.objective > one.objective ? other : one;
}
