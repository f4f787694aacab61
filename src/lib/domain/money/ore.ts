/** Money in the smallest unit of its currency (öre for SEK, cent for EUR): a safe integer. */
export type Ore = number;

/**
 * Refuses anything that is not a whole, exactly representable number of öre.
 * @throws RangeError for fractions, NaN, infinities and integers beyond ±(2^53 − 1)
 */
export function assertOre(value: number): Ore {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`Not a whole, safe number of öre: ${value}`);
  }
  // −0 would print as "−0,00" and is not equal to 0 under Object.is.
  return value === 0 ? 0 : value;
}

/**
 * Sum of amounts in the same currency; 0 for none.
 * @throws RangeError when a part or the sum is not a safe integer
 */
export function sumOre(parts: readonly Ore[]): Ore {
  return parts.reduce((sum, part) => assertOre(sum + assertOre(part)), 0);
}
