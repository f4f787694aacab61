import fc from 'fast-check';
import type { MatchScore, Requirement } from '#lib/domain/matching/match.ts';

const WEIGHTS = { competence: 60, availability: 15, rate: 10, sector: 8, workMode: 7 };

/** A requirement at a level needed and a level held; what is not said is plain. */
export function requirement(
  competencyId: string,
  need: number,
  have: number,
  changes: Partial<Requirement> = {},
): Requirement {
  return {
    competencyId,
    need,
    weight: 3,
    isMust: false,
    have,
    declared: have,
    verification: have > 0 ? 'declared' : null,
    direct: have >= need ? 1 : 0.7,
    credit: have >= need ? 1 : 0.7,
    related: null,
    rarity: 1,
    points: 0,
    maxPoints: 10,
    gain: null,
    ...changes,
  };
}

/** A match of these requirements; its sum follows from its parts unless it is stated. */
export function matchWith(
  requirements: readonly Requirement[],
  changes: Partial<MatchScore>,
): MatchScore {
  const parts = {
    competence: changes.competence ?? 0.84,
    availability: changes.availability ?? 0.75,
    rate: changes.rate ?? 0.8,
    sector: changes.sector ?? 0.7,
    workMode: changes.workMode ?? 1,
  };
  const sumScore = Object.entries(parts).reduce(
    (sum, [part, value]) => sum + WEIGHTS[part as keyof typeof WEIGHTS] * value,
    0,
  );
  const total = changes.total ?? changes.sumScore ?? sumScore;
  return {
    place: 1,
    rawPlace: 1,
    isRotated: false,
    isNewcomerPlace: false,
    isNew: false,
    ...parts,
    sumScore,
    isCapped: false,
    total,
    side: { rate: 1, share: 1, sector: 0.5, mode: 1, mean: 0.875 },
    mutual: total,
    points: Math.floor((changes.mutual ?? total) + 0.5),
    band: 'good',
    requirements: [...requirements],
    rules: {
      version: 1,
      catalogueVersion: 'c0ffee',
      checked: null,
      rarityVersion: 0,
      weights: WEIGHTS,
      capPoints: 59,
      capCredit: 0.35,
      bands: [85, 70, 55],
    },
    ...changes,
  };
}

const round4 = (value: number) => Math.floor(value * 10_000 + 0.5) / 10_000;
const share = fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => value / 1_000_000_000);

/** Any match with the sums that the rules give for its parts and the consultant's side. */
export const anyMatch: fc.Arbitrary<MatchScore> = fc
  .record({
    competence: share,
    availability: share,
    rate: share,
    sector: fc.constantFrom(0.5, 0.7, 1),
    workMode: fc.constantFrom(0, 0.5, 1),
    mean: fc.constantFrom(0.375, 0.5, 0.625, 0.75, 0.875, 1),
    isShort: fc.boolean(),
  })
  .map(({ mean, isShort, ...parts }) => {
    const { sumScore } = matchWith([], parts);
    const exactTotal = isShort ? Math.min(sumScore, 59) : sumScore;
    const exact = 100 * (exactTotal / 100) ** 0.85 * mean ** 0.15;
    return matchWith([], {
      ...parts,
      sumScore: round4(sumScore),
      isCapped: exactTotal < sumScore,
      total: round4(exactTotal),
      mutual: round4(isShort ? Math.min(exact, 59) : exact),
    });
  });
