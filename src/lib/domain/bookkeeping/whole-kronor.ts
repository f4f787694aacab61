import type { Ore } from '../money/ore.ts';

/**
 * Whole kronor as Skatteverket wants them: the öre are dropped, not rounded
 * (skatteförfarandeförordningen 2011:1261, 22 kap. 1 §).
 */
export function wholeKronor(ore: Ore): number {
  const kronor = Math.trunc(ore / 100);
  return kronor === 0 ? 0 : kronor;
}
