import Big from 'big.js';
import { assertOre, type Ore } from './ore.ts';
import { roundHalfUp } from './round.ts';

/**
 * Share of an amount in basis points (2500 = 25 %), rounded once to whole öre.
 * @throws RangeError when the amount or the basis points are not safe integers
 */
export function percentOf(ore: Ore, basisPoints: number): Ore {
  if (!Number.isSafeInteger(basisPoints)) {
    throw new RangeError(`Not whole basis points: ${basisPoints}`);
  }
  return roundHalfUp(new Big(assertOre(ore)).times(basisPoints).div(10_000));
}
