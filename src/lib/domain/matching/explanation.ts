import { PART_NAMES, type Band, type Part } from './rules.ts';
import type { MatchScore } from './match.ts';
import type { Requirement } from './requirement.ts';
import { microPoints, splitTenths, tenthsOf, type MicroPoints } from './tenths.ts';

/** One line of a score. Mutuality and the cap have no most: they can take points away. */
export type ScoreLine = {
  id: Part | 'mutuality' | 'cap';
  tenths: number;
  maxTenths: number | null;
};

/** What speaks for somebody: one competency, or one of the four other parts. */
export type Contribution =
  | {
      kind: 'competency';
      competencyId: string;
      level: number;
      related: Requirement['related'];
      tenths: number;
    }
  | { kind: Exclude<Part, 'competence'>; tenths: number };

/** A requirement that is not reached, and what reaching it would give in tenths. */
export type Gap = Pick<
  Requirement,
  'competencyId' | 'need' | 'have' | 'weight' | 'related' | 'isMust'
> & { gainTenths: number };

/** The gap that would give most if it were closed, and how much. */
export type Counterfactual = { competencyId: string; level: number; gainTenths: number };

export type VerificationCounts = { verified: number; referenced: number; declared: number };

/** Everything that is said about one match; words are added by the screen. */
export type Explanation = {
  points: number;
  band: Band;
  totalTenths: number;
  lines: ScoreLine[];
  strongest: Contribution[];
  gaps: Gap[];
  verification: VerificationCounts;
  counterfactual: Counterfactual | null;
};

const MOST_CONTRIBUTIONS = 3;

/**
 * Accounts for every point of a match (matching.md §4, §12): lines in tenths that add up to the
 * score in tenths, the three strongest contributions, the gaps, how well the levels are proved,
 * and the one gap whose closing would give most. Weights are those the match was counted with.
 */
export function explain(match: MatchScore): Explanation {
  return {
    points: match.points,
    band: match.band,
    totalTenths: tenthsOf(microPoints(match.mutual)),
    lines: scoreLines(match),
    strongest: strongestContributions(match),
    gaps: gapsOf(match),
    verification: countVerification(match),
    counterfactual: largestGain(match.requirements),
  };
}

/** The five parts, mutuality, and last the cap when it took points. */
function scoreLines(match: MatchScore): ScoreLine[] {
  const [total, mutual] = [microPoints(match.total), microPoints(match.mutual)];
  const parts = PART_NAMES.map((part) => partPoints(match, part));
  const cap = match.isCapped ? total - sum(parts) : 0;
  const mutuality = mutual - sum(parts) - cap;
  const tenths = splitTenths([...parts, mutuality, cap], mutual);
  const [mutualityTenths = 0, capTenths = 0] = tenths.slice(PART_NAMES.length);
  const lines: ScoreLine[] = PART_NAMES.map((id, index) => ({
    id,
    tenths: tenths[index] ?? 0,
    maxTenths: Math.round(match.rules.weights[id] * 10),
  }));
  lines.push({ id: 'mutuality', tenths: mutualityTenths, maxTenths: null });
  if (capTenths !== 0) lines.push({ id: 'cap', tenths: capTenths, maxTenths: null });
  return lines;
}

function partPoints(match: MatchScore, part: Part): MicroPoints {
  return Math.round(match.rules.weights[part] * microPoints(match[part]));
}

function strongestContributions(match: MatchScore): Contribution[] {
  const competencies = match.requirements.map((row) => ({
    kind: 'competency' as const,
    competencyId: row.competencyId,
    level: row.have,
    related: row.related,
    micro: microPoints(row.points),
  }));
  const others = PART_NAMES.filter((part) => part !== 'competence').map((kind) => ({
    kind,
    micro: partPoints(match, kind),
  }));
  return [...competencies, ...others]
    .filter(({ micro }) => micro > 0)
    .sort((a, b) => b.micro - a.micro)
    .slice(0, MOST_CONTRIBUTIONS)
    .map(({ micro, ...contribution }) => ({ ...contribution, tenths: tenthsOf(micro) }));
}

function gapsOf({ requirements }: MatchScore): Gap[] {
  return requirements
    .filter(({ have, need }) => have < need)
    .map(({ competencyId, need, have, weight, related, isMust, gain }) => ({
      competencyId,
      need,
      have,
      weight,
      related,
      isMust,
      gainTenths: tenthsOf(microPoints(gain ?? 0)),
    }));
}

function countVerification({ requirements }: MatchScore): VerificationCounts {
  const held = requirements.filter(({ have }) => have > 0);
  const count = (kind: Requirement['verification']) =>
    held.filter(({ verification }) => verification === kind).length;
  return {
    verified: count('verified'),
    referenced: count('referenced'),
    declared: count('declared'),
  };
}

/** Ties are kept in the order of the requirements. */
function largestGain(requirements: readonly Requirement[]): Counterfactual | null {
  const open = requirements.filter(({ have, need }) => have < need);
  const [best] = open.sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0));
  const gainTenths = tenthsOf(microPoints(best?.gain ?? 0));
  if (!best || gainTenths <= 0) return null;
  return { competencyId: best.competencyId, level: best.need, gainTenths };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
