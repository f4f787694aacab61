/** Points are kept in millionths while they are split, so that no binary fraction decides a tie. */
export type MicroPoints = number;

const TENTH: MicroPoints = 100_000;

/** Points as millionths. */
export function microPoints(points: number): MicroPoints {
  return Math.round(points * 1_000_000);
}

/** Tenths of a point, rounded half up. */
export function tenthsOf(micro: MicroPoints): number {
  return Math.floor((micro + TENTH / 2) / TENTH);
}

/**
 * Rounds the lines of a score to tenths that add up to the score in tenths: each line is rounded
 * down, and the missing tenths go to the largest remainders, the earlier line first.
 * @param lines millionths of a point; their sum is the total, give or take its own rounding
 */
export function splitTenths(lines: readonly MicroPoints[], total: MicroPoints): number[] {
  const floors = lines.map((line) => Math.floor(line / TENTH));
  const missing = tenthsOf(total) - floors.reduce((sum, floor) => sum + floor, 0);
  const order = lines
    .map((line, index) => ({ index, rest: line - (floors[index] ?? 0) * TENTH }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const lucky = new Set(order.slice(0, Math.max(0, missing)).map(({ index }) => index));
  return floors.map((floor, index) => floor + (lucky.has(index) ? 1 : 0));
}
