import { assertOre, sumOre, type Ore } from './ore.ts';

interface Share {
  readonly index: number;
  readonly part: bigint;
  readonly remainder: bigint;
}

/**
 * Splits an amount in proportion to whole weights so that the parts sum exactly to the whole.
 * Öre left over by rounding down go to the largest remainders, the earlier part first, so the
 * same input always gives the same split (largest-remainder method).
 * @returns one part per weight, in the order of the weights
 * @throws RangeError for no weights, negative or fractional weights, or weights that are all zero
 */
export function allocate(total: Ore, weights: readonly number[]): Ore[] {
  const sum = weightSum(weights);
  const whole = BigInt(Math.abs(assertOre(total)));
  const shares = weights.map((weight, index) => shareOf(whole, weight, sum, index));
  const parts = distributeRest(whole, shares);
  return parts.map((part) => (part === 0n ? 0 : Number(part) * Math.sign(total)));
}

function weightSum(weights: readonly number[]): bigint {
  const sum = sumOre(weights);
  if (weights.some((weight) => weight < 0)) throw new RangeError('A weight is negative');
  if (sum === 0) throw new RangeError('No weight is above zero');
  return BigInt(sum);
}

function shareOf(whole: bigint, weight: number, sum: bigint, index: number): Share {
  const scaled = whole * BigInt(weight);
  return { index, part: scaled / sum, remainder: scaled % sum };
}

function distributeRest(whole: bigint, shares: readonly Share[]): bigint[] {
  const parts = shares.map((share) => share.part);
  const rest = Number(whole - parts.reduce((sum, part) => sum + part, 0n));
  const lucky = [...shares].sort(byRemainder).slice(0, rest);
  const extra = new Set(lucky.map((share) => share.index));
  return parts.map((part, index) => (extra.has(index) ? part + 1n : part));
}

function byRemainder(a: Share, b: Share): number {
  if (a.remainder === b.remainder) return a.index - b.index;
  return a.remainder > b.remainder ? -1 : 1;
}
