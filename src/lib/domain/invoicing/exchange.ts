import Big from 'big.js';
import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import { roundHalfUp } from '../money/round.ts';
import type { IsoDate } from '../time/day.ts';

/** Kronor for one unit of another currency, as published for a day. */
export interface PublishedRate {
  readonly currency: Exclude<Currency, 'SEK'>;
  /** Kronor for one unit, at most six decimals. */
  readonly rate: number;
  readonly day: IsoDate;
  readonly source: string;
}

/** A price in kronor as hundredths of the currency, rounded half up once; in kronor without a rate. */
export function priceAt(ore: Ore, rate: PublishedRate | null): Ore {
  return rate === null ? ore : roundHalfUp(new Big(ore).div(rate.rate));
}

/** An amount of an invoice in öre at its rate, rounded half up once (mervärdesskattelagen 7 kap.). */
export function inKronor(amount: Ore, rate: PublishedRate | null): Ore {
  return rate === null ? amount : roundHalfUp(new Big(amount).times(rate.rate));
}
