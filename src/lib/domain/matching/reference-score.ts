import Big from 'big.js';
import type { IsoDate } from '../time/day.ts';
import { failedConstraints, type FailingCode } from './reference-constraints.ts';
import { roundedMutual } from './reference-mutual.ts';
import { availabilityPart, creditOf, modeFit, ratePart, sectorPart } from './reference-parts.ts';
import { REFERENCE_RULES, type ReferenceRules } from './reference-rules.ts';
import { wishesOf, type Wishes } from './reference-wishes.ts';
import { ESSENTIAL_WEIGHT } from './rules.ts';

/*
 * The rules of matching, written a second time and as plainly as they read, for tests alone: the
 * product ranks in the database, and the two must give the same numbers.
 */

export type ReferenceRequirement = {
  competencyId: string;
  level: number;
  weight: number;
  isMust: boolean;
};

/** A share of full time over days, both included. */
export type ReferenceSpan = { from: IsoDate; to: IsoDate; percent: number };

export type ReferenceBrief = {
  id: string;
  companyId: string;
  roleId: string;
  times: readonly ReferenceSpan[];
  budgetOre: number;
  workMode: string;
  regionId: string | null;
  sectorId: string | null;
  requirements: readonly ReferenceRequirement[];
  languages: readonly { code: string; cefr: number }[];
};

export type ReferenceConsultant = {
  id: string;
  levels: Readonly<Record<string, { level: number; isVerified: boolean }>>;
  languages: Readonly<Record<string, number>>;
  available: readonly ReferenceSpan[];
  booked: readonly ReferenceSpan[];
  askedOre: number;
  floorOre: number | null;
  workModes: readonly string[];
  sectors: readonly string[];
  regions: readonly string[];
  declinedRoles: readonly string[];
  blockedCompanies: readonly string[];
  wishedShare: readonly [number, number] | null;
  wishedModes: readonly string[];
  wantedSectors: readonly string[];
  avoidedSectors: readonly string[];
  /** Days since the approval, and lists shown in before. */
  approvedDaysAgo: number;
  listsShown: number;
};

/** What surrounds a score: related pairs, rarity (1 when unknown) and the rules. */
export type ReferenceWorld = {
  relatedSectors: readonly (readonly [string, string])[];
  /** Pairs with their similarity in hundredths. */
  relatedCompetencies: readonly (readonly [string, string, number])[];
  /** Ten-thousandths by competency; 10 000 when missing. */
  rarity: Readonly<Record<string, number>>;
  rules: ReferenceRules;
};

export const PLAIN_WORLD: ReferenceWorld = {
  relatedSectors: [],
  relatedCompetencies: [],
  rarity: {},
  rules: REFERENCE_RULES,
};

export type ReferenceScore = {
  consultantId: string;
  failed: FailingCode[];
  competence: Big;
  availability: Big;
  rate: Big;
  sector: Big;
  workMode: Big;
  /** The weighted sum before the cap, 0–100. */
  sum: Big;
  /** An essential competency has too little credit. */
  isCapped: boolean;
  total: Big;
  wishes: Wishes;
  k: number;
  /** Ten-thousandths of a point, rounded half up. */
  mutual: number;
};

/** One consultant against one brief: failing constraints, parts, consultant side and mutual score. */
export function referenceScore(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  world: ReferenceWorld = PLAIN_WORLD,
): ReferenceScore {
  const { rules } = world;
  const credits = brief.requirements.map((row) => creditOf(consultant, row, world));
  const parts = {
    competence: competencePart(brief, credits, world),
    availability: availabilityPart(brief, consultant),
    rate: ratePart(brief, consultant, rules),
    sector: sectorPart(brief, consultant, world),
    workMode: modeFit(brief.workMode, consultant.workModes, rules.modeOneStep),
  };
  const sum = weightedSum(parts, rules);
  const isCapped = brief.requirements.some(
    ({ weight }, at) => weight === ESSENTIAL_WEIGHT && (credits[at] ?? 0) < rules.capCredit * 100,
  );
  const total = isCapped && sum.gt(rules.capPoints) ? new Big(rules.capPoints) : sum;
  const wishes = wishesOf(brief, consultant, rules);
  const halves = wishes.rate + wishes.share + wishes.sector + wishes.mode;
  return {
    consultantId: consultant.id,
    failed: failedConstraints(brief, consultant, parts.availability, rules),
    ...parts,
    sum,
    isCapped,
    total,
    wishes,
    k: halves / 8,
    mutual: roundedMutual(total, halves, isCapped, rules),
  };
}

function competencePart(
  { requirements }: ReferenceBrief,
  credits: readonly number[],
  { rarity, rules }: ReferenceWorld,
): Big {
  const weights = requirements.map(
    ({ competencyId, weight }) =>
      (rules.importance[weight] ?? 0) * (rarity[competencyId] ?? 10_000),
  );
  const credit = weights.reduce((sum, weight, at) => sum + weight * (credits[at] ?? 0), 0);
  return new Big(credit).div(
    new Big(10_000).times(weights.reduce((sum, weight) => sum + weight, 0)),
  );
}

function weightedSum(
  parts: Pick<ReferenceScore, keyof ReferenceRules['weights']>,
  { weights }: ReferenceRules,
): Big {
  const names = Object.keys(weights) as (keyof typeof weights)[];
  const whole = names.reduce((sum, name) => sum + weights[name], 0);
  const points = names.reduce(
    (sum, name) => sum.plus(parts[name].times(weights[name])),
    new Big(0),
  );
  return points.times(100).div(whole);
}
