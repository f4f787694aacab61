import type { MatchScore } from './match.ts';
import type { Requirement } from './requirement.ts';
import type { RuleNumbers } from './rule-fields.ts';
import { bandAt } from './rule-words.ts';

/** A requirement of the example: level needed, level held (0 = none) and weight (3, 2 or 1). */
type ExampleRow = {
  id: string;
  need: number;
  have: number;
  weight: 1 | 2 | 3;
  related?: { id: string; have: number; similarity: number };
};

/** Community manager, with the competencies of the catalogue (the worked example of matching.md §3). */
export const EXAMPLE_ROWS: readonly ExampleRow[] = [
  { id: 'community-building', need: 4, have: 4, weight: 3 },
  { id: 'moderation', need: 4, have: 3, weight: 3 },
  { id: 'social-care', need: 4, have: 4, weight: 3 },
  { id: 'social-platforms', need: 4, have: 4, weight: 3 },
  { id: 'social-content', need: 3, have: 3, weight: 2 },
  { id: 'content-planning', need: 3, have: 2, weight: 2 },
  {
    id: 'social-analytics',
    need: 3,
    have: 0,
    weight: 2,
    related: { id: 'web-analytics', have: 3, similarity: 0.55 },
  },
  { id: 'plain-language', need: 3, have: 3, weight: 2 },
  { id: 'law-compliance', need: 3, have: 2, weight: 2 },
  { id: 'crisis-communication', need: 2, have: 0, weight: 1 },
  { id: 'social-listening', need: 3, have: 3, weight: 1 },
  { id: 'accessibility', need: 2, have: 2, weight: 1 },
];

/** Half time over 40 working days, 20 of them with 25 % free: three quarters of what is asked for. */
const FREE_SHARE = 0.75;
/** Kronor a day: the budget, and what the consultant asks. */
const EXAMPLE_PRICES = { budget: 8000, asked: 8400 } as const;
/** Price, share of full time and work mode suit the consultant; another sector is wished for. */
const SIDE = { rate: 1, share: 1, sector: 0.5, mode: 1, mean: 0.875 } as const;

/** Points of a version's parts; their sum is 100 whatever the weights were. */
export function partWeights(rules: RuleNumbers): MatchScore['rules']['weights'] {
  const weights = {
    competence: rules.weight_competence,
    availability: rules.weight_availability,
    rate: rules.weight_rate,
    sector: rules.weight_sector,
    workMode: rules.weight_work_mode,
  };
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const scaled = (weight: number) => (weight * 100) / all;
  return {
    competence: scaled(weights.competence),
    availability: scaled(weights.availability),
    rate: scaled(weights.rate),
    sector: scaled(weights.sector),
    workMode: scaled(weights.workMode),
  };
}

/**
 * An invented consultant against the role Community manager, counted with a version of the rules:
 * what the public page shows, so that it always says what the rules in force say.
 */
export function exampleMatch(rules: RuleNumbers & { version: number }): MatchScore {
  const credits = EXAMPLE_ROWS.map((row) => creditOf(row, rules));
  const score = scoreOf(credits, rules);
  const requirements = EXAMPLE_ROWS.map((row, index) => requirementOf(row, index, credits, rules));
  return {
    place: null,
    rawPlace: null,
    isRotated: false,
    isNewcomerPlace: false,
    isNew: false,
    ...partsOf(credits, rules),
    sumScore: round4(score.sum),
    isCapped: score.isCapped,
    total: round4(score.total),
    side: SIDE,
    mutual: round4(score.mutual),
    points: Math.floor(round4(score.mutual) + 0.5),
    band: bandAt(Math.floor(round4(score.mutual) + 0.5), rules),
    requirements,
    rules: {
      version: rules.version,
      rarityVersion: 0,
      weights: partWeights(rules),
      capPoints: rules.cap_points,
      capCredit: rules.cap_credit / 100,
      bands: [rules.band_very_good, rules.band_good, rules.band_possible],
      catalogueVersion: null,
      checked: null,
    },
  };
}

/** Credit 0–1 for a level held against a level needed. */
function levelCredit(have: number, need: number, rules: RuleNumbers): number {
  if (have === 0) return 0;
  const short = [100, rules.credit_one_short, rules.credit_two_short, rules.credit_three_short];
  return (short[Math.max(0, need - have)] ?? 0) / 100;
}

function creditOf({ have, need, related }: ExampleRow, rules: RuleNumbers): number {
  const near = related ? related.similarity * levelCredit(related.have, need, rules) : 0;
  return Math.max(levelCredit(have, need, rules), near);
}

function weightOf({ weight }: ExampleRow, rules: RuleNumbers): number {
  return [rules.weight_useful, rules.weight_important, rules.weight_essential][weight - 1] ?? 0;
}

function weightSum(rules: RuleNumbers): number {
  return EXAMPLE_ROWS.reduce((sum, row) => sum + weightOf(row, rules), 0);
}

function partsOf(credits: readonly number[], rules: RuleNumbers) {
  const credit = EXAMPLE_ROWS.reduce(
    (sum, row, index) => sum + weightOf(row, rules) * (credits[index] ?? 0),
    0,
  );
  const over = EXAMPLE_PRICES.asked / EXAMPLE_PRICES.budget - 1;
  return {
    competence: credit / weightSum(rules),
    availability: FREE_SHARE,
    rate: Math.max(0, 1 - over / (rules.rate_ceiling / 100 - 1)),
    sector: rules.sector_related / 100,
    workMode: 1,
  };
}

function scoreOf(credits: readonly number[], rules: RuleNumbers) {
  const [parts, weights] = [partsOf(credits, rules), partWeights(rules)];
  const sum =
    weights.competence * parts.competence +
    weights.availability * parts.availability +
    weights.rate * parts.rate +
    weights.sector * parts.sector +
    weights.workMode * parts.workMode;
  const isShort = EXAMPLE_ROWS.some(
    ({ weight }, index) => weight === 3 && (credits[index] ?? 0) < rules.cap_credit / 100,
  );
  const total = isShort ? Math.min(sum, rules.cap_points) : sum;
  const exponent = rules.mutual_exponent / 100;
  const mutual = 100 * (total / 100) ** exponent * SIDE.mean ** (1 - exponent);
  return {
    sum,
    isCapped: total < sum,
    total,
    mutual: isShort ? Math.min(mutual, rules.cap_points) : mutual,
  };
}

function requirementOf(
  row: ExampleRow,
  index: number,
  credits: readonly number[],
  rules: RuleNumbers,
): Requirement {
  const credit = credits[index] ?? 0;
  const direct = levelCredit(row.have, row.need, rules);
  const most = (partWeights(rules).competence * weightOf(row, rules)) / weightSum(rules);
  const closed = credits.with(index, 1);
  return {
    competencyId: row.id,
    need: row.need,
    weight: row.weight,
    isMust: false,
    have: row.have,
    declared: row.have,
    verification: null,
    direct,
    credit,
    related: credit > direct ? (row.related ?? null) : null,
    rarity: 1,
    points: most * credit,
    maxPoints: most,
    gain:
      row.have < row.need ? scoreOf(closed, rules).mutual - scoreOf(credits, rules).mutual : null,
  };
}

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
