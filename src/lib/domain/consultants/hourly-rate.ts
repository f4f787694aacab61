import { percentOf } from '../money/percent-of.ts';
import type { Ore } from '../money/ore.ts';

/** The prices per hour that can be stated, öre: 100 to 10 000 kronor. */
const RATE_LIMITS = { lowestOre: 10_000, highestOre: 1_000_000 } as const;

/** A price per hour with the two parts it is made of. */
export type RateParts = { readonly rateOre: Ore; readonly marginOre: Ore; readonly feeOre: Ore };

/** Whether a price lies within what can be stated. */
export function isStatableRate(ore: Ore): boolean {
  return ore >= RATE_LIMITS.lowestOre && ore <= RATE_LIMITS.highestOre;
}

/** A price as a field shows it: `1250`, or `1250,50`. */
export function rateText(ore: Ore | null, decimal: ',' | '.'): string {
  if (ore === null) return '';
  const fraction = String(ore % 100).padStart(2, '0');
  const kronor = String(Math.floor(ore / 100));
  return fraction === '00' ? kronor : `${kronor}${decimal}${fraction}`;
}

/**
 * What a price to the client is made of: the agency's margin, a share of the price in basis
 * points, and the rest, which is the consultant's fee. The same sum as when an offer is stored.
 */
export function rateParts(rateOre: Ore, marginBp: number): RateParts {
  const marginOre = percentOf(rateOre, marginBp);
  return { rateOre, marginOre, feeOre: rateOre - marginOre };
}
