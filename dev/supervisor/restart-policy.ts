const windowMs = 60_000;
const maxCrashes = 5;
const firstDelayMs = 250;

/**
 * Milliseconds to wait before a crashed part is started again (each crash within a minute doubles
 * it), or undefined when it crashed more than five times in a minute and restarting is no use.
 * @param crashes instants of the part's crashes in ms, the newest last.
 */
export function restartDelay(crashes: readonly number[], now: number): number | undefined {
  const recent = crashes.filter((at) => now - at < windowMs).length;
  return recent > maxCrashes ? undefined : firstDelayMs * 2 ** (Math.max(recent, 1) - 1);
}
