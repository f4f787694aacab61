import Big from 'big.js';
import type { ReferenceRules } from './reference-rules.ts';

const SCALE = 25;

/**
 * 100·(total/100)^0.85·K^0.15 in ten-thousandths, rounded half up, without a root: x is at least a
 * bound when their hundredth powers are so, and those are whole numbers.
 * @param total 0–100
 * @param halves the sum of the four wishes in halves, K × 8
 */
export function roundedMutual(
  total: Big,
  halves: number,
  isCapped: boolean,
  { mutualExponent, capPoints }: ReferenceRules,
): number {
  if (total.lte(0) || halves === 0) return 0;
  const share = BigInt(total.div(100).times(new Big(10).pow(SCALE)).toFixed(0));
  const power = share ** BigInt(mutualExponent) * BigInt(halves) ** BigInt(100 - mutualExponent);
  const unit = 10n ** BigInt(SCALE * mutualExponent) * 8n ** BigInt(100 - mutualExponent);
  // n counts millionths of 1, which are ten-thousandths of a point.
  const reaches = (n: number) => BigInt(2 * n - 1) ** 100n * unit <= power * 2_000_000n ** 100n;
  const e = mutualExponent / 100;
  let n = Math.round(1_000_000 * (total.toNumber() / 100) ** e * (halves / 8) ** (1 - e));
  while (!reaches(n)) n -= 1;
  while (reaches(n + 1)) n += 1;
  return isCapped ? Math.min(n, capPoints * 10_000) : n;
}
