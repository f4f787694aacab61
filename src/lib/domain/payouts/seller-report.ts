import Big from 'big.js';
import type { Ore } from '../money/ore.ts';
import { sumOre } from '../money/ore.ts';
import { roundHalfUp } from '../money/round.ts';
import type { IsoDate } from '../time/day.ts';

/** What of a self-bill a payment paid; negative where a credit was taken off. */
export interface PaidPart {
  /** The day the bank paid. */
  readonly day: IsoDate;
  readonly amountOre: Ore;
  readonly bill: {
    readonly totalOre: Ore;
    readonly vatOre: Ore;
    /** What the agency kept of the customers' price for the work on the bill. */
    readonly feesOre: Ore;
    /** Of the work that was not credited. */
    readonly assignmentIds: readonly string[];
  };
}

/** A quarter of a seller as lag (2022:1681) wants it told: what was paid, for how much work. */
export interface SellerQuarter {
  /** 1–4. */
  readonly quarter: number;
  /** Paid out with VAT. */
  readonly paidOre: Ore;
  /** VAT of what was paid. */
  readonly vatOre: Ore;
  /** What the agency kept, VAT not counted. */
  readonly feesOre: Ore;
  /** Assignments that something was paid for. */
  readonly activities: number;
}

/**
 * The four quarters of a seller's year, by the day of payment. Of a bill that is paid in part, VAT
 * and fees count by the share that was paid, rounded half up once per part.
 */
export function sellerQuarters(year: number, parts: readonly PaidPart[]): SellerQuarter[] {
  return [1, 2, 3, 4].map((quarter) => {
    const own = parts.filter(({ day }) => quarterOf(day) === `${year}-${quarter}`);
    const worked = own.filter(({ amountOre }) => amountOre > 0);
    return {
      quarter,
      paidOre: sumOre(own.map(({ amountOre }) => amountOre)),
      vatOre: sumOre(own.map((part) => shareOf(part, part.bill.vatOre))),
      feesOre: sumOre(own.map((part) => shareOf(part, part.bill.feesOre))),
      activities: new Set(worked.flatMap(({ bill }) => bill.assignmentIds)).size,
    };
  });
}

function quarterOf(day: IsoDate): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function shareOf({ amountOre, bill }: PaidPart, ore: Ore): Ore {
  return roundHalfUp(new Big(ore).times(amountOre).div(bill.totalOre));
}
