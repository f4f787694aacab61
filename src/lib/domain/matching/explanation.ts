import {
  CAP_CREDIT,
  CAP_POINTS,
  ESSENTIAL_WEIGHT,
  levelCredit,
  PART_NAMES,
  PARTS,
} from './rules.ts';
import { bandOf, shownPoints, type Band, type Part } from './rules.ts';
import type { MatchScore, Requirement } from './match.ts';
import { microPoints, splitTenths, tenthsOf, type MicroPoints } from './tenths.ts';

/** One line of a score; the cap takes points away. */
export type ScoreLine = { id: Part | 'cap'; tenths: number; maxTenths: number };

/** What speaks for somebody: one competency, or one of the four other parts. */
export type Contribution =
  | { kind: 'competency'; competencyId: string; level: number; tenths: number }
  | { kind: Exclude<Part, 'competence'>; tenths: number };

/** A requirement that is not reached. */
export type Gap = Pick<Requirement, 'competencyId' | 'need' | 'have' | 'weight'>;

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

/**
 * Accounts for every point of a match (rules of "Så rangordnar vi", version 1): lines in tenths
 * that add up to the score in tenths, the three strongest contributions, the gaps, how well the
 * levels are proved, and the one gap whose closing would give most.
 */
export function explain(match: MatchScore): Explanation {
  const points = shownPoints(match.total);
  return {
    points,
    band: bandOf(points),
    totalTenths: tenthsOf(microPoints(match.total)),
    lines: scoreLines(match),
    strongest: strongestContributions(match),
    gaps: gapsOf(match),
    verification: countVerification(match),
    counterfactual: bestCounterfactual(match),
  };
}

function scoreLines(match: MatchScore): ScoreLine[] {
  const total = microPoints(match.total);
  const parts = PART_NAMES.map((part) => partPoints(match, part));
  const cap = match.isCapped ? total - parts.reduce((sum, part) => sum + part, 0) : 0;
  const tenths = splitTenths([...parts, cap], total);
  const lines: ScoreLine[] = PART_NAMES.map((id, index) => ({
    id,
    tenths: tenths[index] ?? 0,
    maxTenths: PARTS[id] * 10,
  }));
  const capTenths = tenths.at(-1) ?? 0;
  return capTenths === 0 ? lines : [...lines, { id: 'cap', tenths: capTenths, maxTenths: 0 }];
}

function partPoints(match: MatchScore, part: Part): MicroPoints {
  return PARTS[part] * microPoints(match[part]);
}

function strongestContributions(match: MatchScore): Contribution[] {
  const weights = weightSum(match.requirements);
  const competencies = match.requirements.map((row) => ({
    kind: 'competency' as const,
    competencyId: row.competencyId,
    level: row.have,
    micro: Math.round((PARTS.competence * 10_000 * row.weight * row.credit) / weights),
  }));
  const others = PART_NAMES.filter((part) => part !== 'competence').map((kind) => ({
    kind,
    micro: partPoints(match, kind),
  }));
  return [...competencies, ...others]
    .filter(({ micro }) => micro > 0)
    .sort((a, b) => b.micro - a.micro)
    .slice(0, 3)
    .map(({ micro, ...contribution }) => ({ ...contribution, tenths: tenthsOf(micro) }));
}

function gapsOf({ requirements }: MatchScore): Gap[] {
  return requirements
    .filter(({ have, need }) => have < need)
    .map(({ competencyId, need, have, weight }) => ({ competencyId, need, have, weight }));
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

function bestCounterfactual(match: MatchScore): Counterfactual | null {
  const before = recalculate(match, match.requirements);
  let best: { gap: Gap; gain: MicroPoints } | null = null;
  for (const gap of gapsOf(match)) {
    const gain = recalculate(match, closeGap(match.requirements, gap)) - before;
    if (!best || gain > best.gain) best = { gap, gain };
  }
  const gainTenths = best ? tenthsOf(best.gain) : 0;
  if (!best || gainTenths <= 0) return null;
  return { competencyId: best.gap.competencyId, level: best.gap.need, gainTenths };
}

function closeGap(requirements: readonly Requirement[], gap: Gap): Requirement[] {
  return requirements.map((row) =>
    row.competencyId === gap.competencyId
      ? { ...row, have: row.need, credit: levelCredit(row.need, row.need) }
      : row,
  );
}

/** The total anew with other levels, the cap included. */
function recalculate(match: MatchScore, requirements: readonly Requirement[]): MicroPoints {
  const credit = requirements.reduce((sum, row) => sum + row.weight * row.credit, 0);
  const competence = Math.round((PARTS.competence * 10_000 * credit) / weightSum(requirements));
  const others = PART_NAMES.filter((part) => part !== 'competence');
  const sum = others.reduce((points, part) => points + partPoints(match, part), competence);
  return isCapped(requirements) ? Math.min(sum, microPoints(CAP_POINTS)) : sum;
}

function isCapped(requirements: readonly Requirement[]): boolean {
  return requirements.some(
    ({ weight, credit }) => weight === ESSENTIAL_WEIGHT && credit < CAP_CREDIT,
  );
}

function weightSum(requirements: readonly Requirement[]): number {
  return requirements.reduce((sum, { weight }) => sum + weight, 0);
}
