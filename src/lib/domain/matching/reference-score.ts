import Big from 'big.js';
import { addDays, type IsoDate } from '../time/day.ts';
import { isBankDay } from '../time/working-days.ts';
import { CAP_CREDIT, CAP_POINTS, ESSENTIAL_WEIGHT, levelCredit, PARTS } from './rules.ts';
import type { Constraint } from './filtered.ts';

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

export type ReferenceBrief = {
  id: string;
  roleId: string;
  /** Both days included. */
  from: IsoDate;
  to: IsoDate;
  percent: number;
  budgetOre: number;
  workMode: string;
  regionId: string | null;
  sectorId: string | null;
  requirements: readonly ReferenceRequirement[];
  languages: readonly { code: string; cefr: number }[];
};

/** A share of full time over days, both included. */
export type ReferenceSpan = { from: IsoDate; to: IsoDate; percent: number };

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
};

export type ReferenceScore = {
  consultantId: string;
  failed: (Constraint | 'H7')[];
  competence: Big;
  availability: Big;
  rate: Big;
  sector: Big;
  workMode: Big;
  /** The weighted sum before the cap. */
  sum: Big;
  isCapped: boolean;
  /** Rounded half up to 4 decimals. */
  total: Big;
};

export type SectorPairs = readonly (readonly [string, string])[];

const MODES: readonly string[] = ['on_site', 'hybrid', 'remote'];

/** One consultant against one brief: failing constraints, the five parts and the total. */
export function referenceScore(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  relatedSectors: SectorPairs,
): ReferenceScore {
  const competence = competencePart(brief, consultant);
  const availability = availabilityPart(brief, consultant);
  const rate = ratePart(brief, consultant);
  const sector = sectorPart(brief, consultant, relatedSectors);
  const workMode = workModePart(brief, consultant);
  const sum = [
    competence.times(PARTS.competence),
    availability.times(PARTS.availability),
    rate.times(PARTS.rate),
    sector.times(PARTS.sector),
    workMode.times(PARTS.workMode),
  ].reduce((total, points) => total.plus(points), new Big(0));
  const lacksEssential = brief.requirements.some(
    (row) => row.weight === ESSENTIAL_WEIGHT && creditOf(consultant, row) < CAP_CREDIT,
  );
  const isCapped = lacksEssential && sum.gt(CAP_POINTS);
  const total = (isCapped ? new Big(CAP_POINTS) : sum).round(4, Big.roundHalfUp);
  const failed = failedConstraints(brief, consultant, availability);
  return {
    consultantId: consultant.id,
    failed,
    competence,
    availability,
    rate,
    sector,
    workMode,
    sum,
    isCapped,
    total,
  };
}

/**
 * Those who pass every constraint, in order: total, competence, availability, hash of
 * `briefId:consultantId`.
 * @param hash SHA-256 of a UTF-8 text in hex
 */
export function referenceRanking(
  brief: ReferenceBrief,
  consultants: readonly ReferenceConsultant[],
  relatedSectors: SectorPairs,
  hash: (text: string) => string,
): ReferenceScore[] {
  const key = (score: ReferenceScore) => hash(`${brief.id}:${score.consultantId}`);
  return consultants
    .map((consultant) => referenceScore(brief, consultant, relatedSectors))
    .filter(({ failed }) => failed.length === 0)
    .sort(
      (a, b) =>
        b.total.cmp(a.total) ||
        b.competence.round(6).cmp(a.competence.round(6)) ||
        b.availability.round(6).cmp(a.availability.round(6)) ||
        (key(a) < key(b) ? -1 : 1),
    );
}

function effectiveLevel(consultant: ReferenceConsultant, competencyId: string): number {
  const held = consultant.levels[competencyId];
  if (!held) return 0;
  return held.level === 5 && !held.isVerified ? 4 : held.level;
}

function creditOf(consultant: ReferenceConsultant, row: ReferenceRequirement): number {
  return levelCredit(effectiveLevel(consultant, row.competencyId), row.level);
}

function competencePart(brief: ReferenceBrief, consultant: ReferenceConsultant): Big {
  const credit = brief.requirements.reduce(
    (sum, row) => sum + row.weight * creditOf(consultant, row),
    0,
  );
  const weights = brief.requirements.reduce((sum, row) => sum + row.weight, 0);
  return new Big(credit).div(100 * weights);
}

function availabilityPart(brief: ReferenceBrief, consultant: ReferenceConsultant): Big {
  let [asked, met] = [0, 0];
  for (let day = brief.from; day <= brief.to; day = addDays(day, 1)) {
    if (!isBankDay(day)) continue;
    const free = percentOn(consultant.available, day) - percentOn(consultant.booked, day);
    asked += brief.percent;
    met += Math.min(brief.percent, Math.max(0, free));
  }
  return asked === 0 ? new Big(0) : new Big(met).div(asked);
}

function percentOn(spans: readonly ReferenceSpan[], day: IsoDate): number {
  return spans
    .filter(({ from, to }) => from <= day && day <= to)
    .reduce((sum, { percent }) => sum + percent, 0);
}

function ratePart({ budgetOre }: ReferenceBrief, { askedOre }: ReferenceConsultant): Big {
  const part = new Big(budgetOre).times(1.25).minus(askedOre).div(new Big(budgetOre).times(0.25));
  if (part.lt(0)) return new Big(0);
  return part.gt(1) ? new Big(1) : part;
}

function sectorPart(
  { sectorId }: ReferenceBrief,
  { sectors }: ReferenceConsultant,
  related: SectorPairs,
): Big {
  if (sectorId === null || sectors.includes(sectorId)) return new Big(1);
  const isRelated = related.some(
    ([a, b]) => (a === sectorId && sectors.includes(b)) || (b === sectorId && sectors.includes(a)),
  );
  return new Big(isRelated ? 0.7 : 0.5);
}

function workModePart({ workMode }: ReferenceBrief, { workModes }: ReferenceConsultant): Big {
  if (workMode === 'any' || workModes.length === 0) return new Big(1);
  const steps = workModes.map((mode) => Math.abs(MODES.indexOf(mode) - MODES.indexOf(workMode)));
  return new Big(1 - 0.5 * Math.min(...steps));
}

function failedConstraints(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  availability: Big,
): ReferenceScore['failed'] {
  const floor = consultant.floorOre ?? consultant.askedOre;
  const checks: [ReferenceScore['failed'][number], boolean][] = [
    ['H1', brief.languages.some(({ code, cefr }) => (consultant.languages[code] ?? 0) < cefr)],
    ['H2', availability.lt(0.5)],
    ['H3', floor * 4 > brief.budgetOre * 5],
    ['H4', brief.workMode === 'on_site' && !consultant.regions.includes(brief.regionId ?? '')],
    ['H5', brief.requirements.some((row) => row.isMust && creditOf(consultant, row) === 0)],
    ['H7', consultant.declinedRoles.includes(brief.roleId)],
  ];
  return checks.filter(([, fails]) => fails).map(([code]) => code);
}
