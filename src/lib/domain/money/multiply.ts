import Big from 'big.js';
import { assertOre, type Ore } from './ore.ts';
import { roundHalfUp } from './round.ts';

/**
 * Price of worked time: öre per hour × minutes, exact until rounded once to whole öre.
 * @throws RangeError when a factor or the price is not a safe integer
 */
export function multiply(rateOre: Ore, minutes: number): Ore {
  return roundHalfUp(new Big(assertOre(rateOre)).times(exactMinutes(minutes)).div(60));
}

function exactMinutes(minutes: number): number {
  if (!Number.isSafeInteger(minutes)) throw new RangeError(`Not whole minutes: ${minutes}`);
  return minutes;
}
