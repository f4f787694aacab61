import type { GoalMeasure } from '../briefs/goals.ts';
import type { Ore } from '../money/ore.ts';
import type { Period } from '../time/period.ts';

/** Version of the agreement text that the parties accept today. */
export const TERMS_VERSION = '2026-11';

/** A measure of the agreement with baseline and target of the day it was made, in one language. */
export type AgreedMeasure = Pick<
  GoalMeasure,
  'id' | 'name' | 'unit' | 'stageName' | 'baseline' | 'target'
>;

/** What an agreement states of its own; the text around it follows the version. */
export type AgreementTerms = {
  companyName: string;
  consultantName: string;
  agencyName: string;
  title: string;
  roleName: string;
  goal: string;
  /** What the work is followed up by, as frozen. */
  measures: readonly AgreedMeasure[];
  period: Period;
  percent: number;
  rateOre: Ore;
  feeOre: Ore;
  marginOre: Ore;
  paymentTermsDays: number;
  version: string;
};

/** Public bodies pay within 30 days, others within 60 unless the agency has agreed (räntelagen). */
const LONGEST_TERMS = { publicBody: 30, others: 60, agreed: 90 } as const;

/** Days from invoice to due date that a booking freezes. */
export function agreedTermsDays(
  wishedDays: number,
  isPublicBody: boolean,
  isAgreed = false,
): number {
  const others = isAgreed ? LONGEST_TERMS.agreed : LONGEST_TERMS.others;
  return Math.min(wishedDays, isPublicBody ? LONGEST_TERMS.publicBody : others);
}
