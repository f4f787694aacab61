import type { BriefTime, Phase } from '../briefs/brief.ts';
import type { BriefGoals } from '../briefs/goals.ts';
import type { GateOverride } from '../briefs/strategy-gate.ts';
import type { Named } from '../catalogue/consultant-card.ts';
import type { Ore } from '../money/ore.ts';
import { daysBetween, type IsoDate } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { RateParts } from './hourly-rate.ts';

export const REQUEST_STATES = [
  'sent',
  'offered',
  'declined',
  'withdrawn',
  'expired',
  'closed',
  'won',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const OFFER_STATES = ['open', 'accepted', 'withdrawn', 'expired', 'lapsed'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** A request as a line in the consultant's list. */
export type RequestLine = {
  readonly id: string;
  readonly state: RequestState;
  readonly companyName: string;
  readonly title: string;
  readonly period: Period;
  readonly percent: number;
  readonly sentOn: IsoDate;
  readonly answerBy: IsoDate;
};

/** A competency the brief asks for; weight 3 essential, 2 important, 1 useful. */
export type BriefNeed = Named & {
  readonly level: number;
  readonly weight: number;
  readonly isMust: boolean;
};

/** The client's brief, in the language of the page. Budget in öre per hour, margin included. */
export type RequestedBrief = {
  readonly roleId: string;
  readonly roleName: string;
  readonly goal: string;
  readonly budgetRateOre: Ore;
  readonly workMode: 'on_site' | 'hybrid' | 'remote' | 'any';
  readonly region: string | null;
  readonly sector: string | null;
  readonly needs: readonly BriefNeed[];
  readonly languages: readonly { readonly name: string; readonly cefr: number }[];
  readonly goals: BriefGoals | null;
  readonly departments: readonly string[];
  readonly decider: { readonly name: string; readonly title: string };
  /** When the role is wanted, in order. */
  readonly times: readonly BriefTime[];
  /** All roles of the brief, without budgets. */
  readonly team: readonly TeamRole[];
  /** Why the company goes on without a strategy; null when it has one or needs none. */
  readonly override: GateOverride | null;
};

/** A role of the brief as somebody who was asked about one of them sees it. */
export type TeamRole = {
  readonly position: number;
  readonly name: string;
  readonly phase: Phase;
  readonly isFilled: boolean;
  readonly isMine: boolean;
};

/** The consultant's answer. */
export type OwnOffer = RateParts & {
  readonly id: string;
  readonly state: OfferState;
  readonly period: Period;
  readonly percent: number;
  readonly message: string;
  readonly madeOn: IsoDate;
  readonly validUntil: IsoDate;
};

/** Reasons offered ready-made when a request is declined; own words are always possible. */
export const DECLINE_REASONS = ['time', 'price', 'competence', 'sector', 'place', 'goal'] as const;

/** Days left to answer, today included as the last one with 0; negative when it is too late. */
export function daysLeft(answerBy: IsoDate, today: IsoDate): number {
  return daysBetween(today, answerBy);
}

/** Whether the consultant can still answer. The clock closes late ones; until then they stay open. */
export function awaitsAnswer(request: { state: RequestState }): boolean {
  return request.state === 'sent';
}
