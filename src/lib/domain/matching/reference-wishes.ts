import { askedDays, modeFit } from './reference-parts.ts';
import type { ReferenceRules } from './reference-rules.ts';
import type { ReferenceBrief, ReferenceConsultant } from './reference-score.ts';

/** The consultant side, each in halves: 0, 1 or 2. */
export type Wishes = { rate: number; share: number; sector: number; mode: number };

/** How well an assignment meets the consultant's own wishes (K is their mean). */
export function wishesOf(
  brief: ReferenceBrief,
  consultant: ReferenceConsultant,
  rules: ReferenceRules,
): Wishes {
  return {
    rate: rateWish(brief, consultant, rules),
    share: shareWish(brief, consultant, rules),
    sector: sectorWish(brief, consultant),
    mode: modeFit(brief.workMode, consultant.wishedModes, 50).times(2).toNumber(),
  };
}

function rateWish(
  { budgetOre }: ReferenceBrief,
  { floorOre, askedOre }: ReferenceConsultant,
  { wishRateCeiling }: ReferenceRules,
): number {
  const floor = floorOre ?? askedOre;
  if (budgetOre >= floor) return 2;
  return floor * 100 <= budgetOre * wishRateCeiling ? 1 : 0;
}

function shareWish(
  brief: ReferenceBrief,
  { wishedShare }: ReferenceConsultant,
  { wishShareSlack }: ReferenceRules,
): number {
  const days = askedDays(brief);
  const asked = days.reduce((sum, { percent }) => sum + percent, 0);
  const [least, most] = wishedShare ?? [0, 100];
  const within = (slack: number) =>
    (least - slack) * days.length <= asked && asked <= (most + slack) * days.length;
  if (within(0)) return 2;
  return within(wishShareSlack) ? 1 : 0;
}

function sectorWish(
  { sectorId }: ReferenceBrief,
  { wantedSectors, avoidedSectors }: ReferenceConsultant,
): number {
  if (sectorId !== null && avoidedSectors.includes(sectorId)) return 0;
  if (sectorId !== null && wantedSectors.includes(sectorId)) return 2;
  return wantedSectors.length > 0 ? 1 : 2;
}
