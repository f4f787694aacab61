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
export function inKronor(amount: Ore, rate: Pick<PublishedRate, 'rate'> | null): Ore {
  return rate === null ? amount : roundHalfUp(new Big(amount).times(rate.rate));
}

/**
 * The VAT of a credit in öre: that of everything credited after it less that of what was credited
 * before, so that all credits together give back what the invoice stated, öre by öre.
 * @param vatOre of the credit, and of all earlier credits, in hundredths of the invoice's currency
 */
export function creditedVatInKronor(
  vatOre: { readonly credit: Ore; readonly earlier: Ore },
  rate: Pick<PublishedRate, 'rate'>,
): Ore {
  return inKronor(vatOre.earlier + vatOre.credit, rate) - inKronor(vatOre.earlier, rate);
}
