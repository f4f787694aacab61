/** Milliseconds that each of `runs` calls took, after `warmUp` calls that are not counted. */
export async function measure(
  runs: number,
  warmUp: number,
  call: () => Promise<unknown>,
): Promise<number[]> {
  for (let index = 0; index < warmUp; index += 1) await call();
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const startedAt = performance.now();
    await call();
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** The value that the given share of the times does not pass, in milliseconds with one decimal. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}

/** Prints one result as a line of JSON. */
export function report(name: string, figures: Record<string, unknown>): void {
  console.log(JSON.stringify({ name, ...figures }));
}
