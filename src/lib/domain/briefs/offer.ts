import type { OfferState, RequestState } from '../consultants/request.ts';
import type { MatchScore } from '../matching/match.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { periodPrice, plannedMinutes } from './price.ts';

/** A question to one consultant, as the company sees it. */
export type BriefRequest = {
  id: string;
  briefRoleId: string;
  consultantNumber: number;
  state: RequestState;
  /** The consultant is known by name from the offer on. */
  consultantName: string | null;
  message: string;
  /** ISO instant. */
  sentAt: string;
  answerBy: IsoDate;
  declineReason: string | null;
  match: MatchScore;
};

/** A consultant's answer with the numbers that both sides see. */
export type Offer = {
  id: string;
  requestId: string;
  briefId: string;
  consultantName: string;
  state: OfferState;
  period: Period;
  percent: number;
  /** Per hour excluding VAT: `fee + margin = rate`. */
  rateOre: Ore;
  feeOre: Ore;
  marginOre: Ore;
  message: string;
  validUntil: IsoDate;
  workingDays: number;
};

/** What an offer comes to when every planned hour is worked. */
export type OfferTotals = { minutes: number; totalOre: Ore };

/** Planned minutes and total price of an offer, excluding VAT. */
export function offerTotals(
  offer: Pick<Offer, 'rateOre' | 'percent' | 'workingDays'>,
): OfferTotals {
  const { rateOre, percent, workingDays } = offer;
  return {
    minutes: plannedMinutes(workingDays, percent),
    totalOre: periodPrice(rateOre, workingDays, percent),
  };
}

/** Whether the company can say yes on a day: the offer is open and still valid. */
export function isAcceptable(offer: Pick<Offer, 'state' | 'validUntil'>, today: IsoDate): boolean {
  return offer.state === 'open' && offer.validUntil >= today;
}

/** Whether a consultant considers, or has won, the brief: it cannot be edited meanwhile. */
export function isLiveRequest({ state }: { state: RequestState }): boolean {
  return state === 'sent' || state === 'offered' || state === 'won';
}

/** Whether an offer keeps to the period and share that the brief asked for. */
export function isAsAsked(
  offer: Pick<Offer, 'period' | 'percent'>,
  brief: { period: Period; percent: number },
): boolean {
  const { from, to } = offer.period;
  return from === brief.period.from && to === brief.period.to && offer.percent === brief.percent;
}
