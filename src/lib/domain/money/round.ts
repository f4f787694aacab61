import Big from 'big.js';
import { assertOre, type Ore } from './ore.ts';

/**
 * Rounds an exact decimal number of öre to whole öre: halves away from zero, so that a credit
 * is always the mirror image of its invoice. This is the one rounding rule of the product.
 * @throws RangeError when the result is not a safe integer
 */
export function roundHalfUp(exact: Big | number | string): Ore {
  const rounded = new Big(exact).round(0, Big.roundHalfUp);
  return assertOre(rounded.toNumber());
}
