import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canHold, measureTeam, type Held } from './team-measure.ts';
import { compareTeams, greedyTeam, type Aim, type Search } from './team-search.ts';
import type { Team, TeamCandidate, TeamRole } from './team.ts';
import { findTeams } from './teams.ts';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const WEIGHTS = [30_000, 20_000, 10_000];

/** People who may be candidates of several roles, each with price, free time and their levels by role. */
const anyBrief = fc
  .record({
    people: fc.array(
      fc.record({
        rateOre: fc.integer({ min: 600, max: 1400 }).map((kronor) => kronor * 100),
        free: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    roles: fc.array(
      fc.record({
        percent: fc.integer({ min: 10, max: 100 }),
        days: fc.integer({ min: 5, max: 60 }),
        budgetOre: fc.integer({ min: 700, max: 1200 }).map((kronor) => kronor * 100),
        fits: fc.array(
          fc.record({
            mutual: fc.integer({ min: 300_000, max: 1_000_000 }).map((points) => points / 10_000),
            credits: fc.tuple(...WEIGHTS.map(() => fc.constantFrom(3500, 7000, 10_000))),
            isCandidate: fc.boolean(),
          }),
          { minLength: 7, maxLength: 7 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ people, roles }) =>
    roles.map(({ percent, days, budgetOre, fits }, at): TeamRole => ({
      id: `role-${at}`,
      budgetOre,
      times: [{ lo: 100, hi: 100 + days, percent }],
      candidates: people.flatMap((person, number): TeamCandidate[] => {
        const fit = fits[number];
        if (!fit?.isCandidate) return [];
        return [
          {
            id: `person-${number}`,
            number,
            rateOre: person.rateOre,
            mutual: fit.mutual,
            free: [{ lo: 90, hi: 130, percent: person.free }],
            credits: fit.credits.map((credit, index) => ({ weight: WEIGHTS[index] ?? 0, credit })),
          },
        ];
      }),
    })),
  );

/** Every way to give each role a holder. */
function everyTeam(roles: readonly TeamRole[]): Held[][] {
  const [role, ...rest] = roles;
  if (!role) return [[]];
  return role.candidates.flatMap((by) => everyTeam(rest).map((held) => [{ role, by }, ...held]));
}

function isAllowed(held: readonly Held[], mostPeople: number): boolean {
  const ids = [...new Set(held.map(({ by }) => by.id))];
  return (
    ids.length <= mostPeople &&
    ids.every((id) => {
      const own = held.filter(({ by }) => by.id === id);
      const [first] = own;
      return (
        own.length < 2 ||
        (own.length === 2 &&
          canHold(
            first?.by.free ?? [],
            own.map(({ role }) => role),
          ))
      );
    })
  );
}

function bruteForce(search: Search, aim: Aim): Team | null {
  const teams = everyTeam(search.roles)
    .filter((held) => isAllowed(held, search.mostPeople))
    .map((held) => measureTeam(held))
    .sort((a, b) => compareTeams(a, b, search, aim));
  return teams[0] ?? null;
}

describe('teams', () => {
  it('are the best, the best single person and the cheapest, as trying everything finds', () => {
    fc.assert(
      fc.property(anyBrief, (roles) => {
        const search = { briefId: 'brief', roles, hash, mostPeople: 4 };
        const found = findTeams('brief', roles, hash);
        expect(found.best).toEqual(bruteForce(search, 'objective'));
        expect(found.single).toEqual(bruteForce({ ...search, mostPeople: 1 }, 'objective'));
        expect(found.cheapest).toEqual(bruteForce(search, 'cost'));
      }),
      { numRuns: 150 },
    );
  });

  it('greedy covers at least 95 % of what the best covers in the mean, and is never better', () => {
    const shares = fc.sample(anyBrief, { numRuns: 60, seed: 6 }).flatMap((roles) => {
      const search = { briefId: 'brief', roles, hash, mostPeople: 4 };
      const [all, greedy] = [bruteForce(search, 'objective'), greedyTeam(search)];
      return all && greedy ? [{ all, greedy }] : [];
    });
    expect(shares.length).toBeGreaterThan(20);
    for (const { all, greedy } of shares) {
      expect(greedy.objective).toBeLessThanOrEqual(all.objective);
    }
    const covered = shares.map(({ all, greedy }) => greedy.coverage / all.coverage);
    expect(covered.reduce((sum, share) => sum + share, 0) / covered.length).toBeGreaterThan(0.95);
  });

  it('let one person hold two roles when half of the summed time is free, and not else', () => {
    const half = { id: 'a', budgetOre: 1, times: [{ lo: 0, hi: 20, percent: 50 }], candidates: [] };
    expect(canHold([{ lo: 0, hi: 20, percent: 50 }], [half, half])).toBe(true);
    expect(canHold([{ lo: 0, hi: 20, percent: 49 }], [half, half])).toBe(false);
    expect(canHold([{ lo: 0, hi: 10, percent: 100 }], [half, half])).toBe(true);
    expect(canHold([{ lo: 0, hi: 9, percent: 100 }], [half, half])).toBe(false);
  });

  it('are none when a role has nobody', () => {
    const role = { id: 'a', budgetOre: 1, times: [{ lo: 0, hi: 20, percent: 50 }], candidates: [] };
    expect(findTeams('brief', [role], hash)).toEqual({ best: null, single: null, cheapest: null });
  });
});
