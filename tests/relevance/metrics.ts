/**
 * Figures about a ranking. `shown` holds the grades (0–3) in the order shown, best place first;
 * `all` holds the grades of everyone who could have been shown, in any order.
 */

function gain(grade: number, at: number): number {
  return (2 ** grade - 1) / Math.log2(at + 2);
}

function discounted(grades: readonly number[], k: number): number {
  return grades.slice(0, k).reduce((sum, grade, at) => sum + gain(grade, at), 0);
}

/**
 * Normalised discounted cumulative gain of the first `k` places, 0–1: gain 2^grade − 1, discount
 * log2(place + 1) (Järvelin & Kekäläinen 2002, with the exponential gain of Burges et al. 2005).
 * 0 when nobody is worth showing.
 */
export function ndcgAt(shown: readonly number[], all: readonly number[], k: number): number {
  const ideal = discounted(
    all.toSorted((a, b) => b - a),
    k,
  );
  return ideal === 0 ? 0 : discounted(shown, k) / ideal;
}

/** 1 / the place of the first with the grade `wanted`; 0 when none is shown. */
export function reciprocalRank(shown: readonly number[], wanted = 3): number {
  const at = shown.findIndex((grade) => grade >= wanted);
  return at === -1 ? 0 : 1 / (at + 1);
}

/** Share of the first `k` places that hold someone of at least `least`; an empty place counts as a miss. */
export function precisionAt(shown: readonly number[], k: number, least = 2): number {
  return shown.slice(0, k).filter((grade) => grade >= least).length / k;
}

/** @throws {RangeError} when there is nothing to take the mean of */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No values');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export type Interval = { mean: number; low: number; high: number };

/**
 * The 95 % interval of the mean difference between two systems, by drawing briefs with
 * replacement (percentile bootstrap, Efron & Tibshirani 1993).
 * @param differences one for each brief, both systems on the same brief
 * @param next numbers from 0 up to, but not including, 1; seeded by the caller
 */
export function bootstrapInterval(
  differences: readonly number[],
  next: () => number,
  resamples = 10_000,
): Interval {
  const draw = () => differences[Math.floor(next() * differences.length)] ?? 0;
  const means = Array.from({ length: resamples }, () => mean(differences.map(draw))).sort(
    (a, b) => a - b,
  );
  const quantile = (share: number) => means[Math.round(share * (resamples - 1))] ?? 0;
  return { mean: mean(differences), low: quantile(0.025), high: quantile(0.975) };
}

/**
 * Kendall's tau of two orders of the same items, −1 (reversed) … 1 (the same).
 * @throws {RangeError} when the items differ or there are fewer than two
 */
export function kendallTau(one: readonly string[], other: readonly string[]): number {
  const place = new Map(other.map((item, at) => [item, at]));
  const places = one.map((item) => place.get(item) ?? Number.NaN);
  if (one.length < 2 || place.size !== one.length || places.some(Number.isNaN))
    throw new RangeError('Two orders of the same two or more items are needed');
  const pairs = places.flatMap((a, at) => places.slice(at + 1).map((b) => Math.sign(b - a)));
  return mean(pairs);
}

/**
 * Cohen's kappa with quadratic weights for two judgements of the same pairs: 1 is full agreement,
 * 0 what chance would give. NaN when both judges gave everyone the same single grade.
 */
export function weightedKappa(ratings: readonly (readonly [number, number])[]): number {
  const seen = mean(ratings.map(([a, b]) => (a - b) ** 2));
  const byChance = mean(ratings.flatMap(([a]) => ratings.map(([, b]) => (a - b) ** 2)));
  return 1 - seen / byChance;
}
