import { setTimeout as delay } from 'node:timers/promises';

/** How one part of the service is, and how long it took to say so. */
export type Check = { state: 'up' | 'down'; ms: number };

const LONGEST_MS = 2000;

/** Asks one part whether it works. No answer in two seconds, and any fault, count as down. */
export async function check(ask: (signal: AbortSignal) => Promise<boolean>): Promise<Check> {
  const started = performance.now();
  const timeout = new AbortController();
  const late = delay(LONGEST_MS, false, { signal: timeout.signal, ref: false });
  late.catch(() => undefined);
  const isUp = await Promise.race([ask(AbortSignal.timeout(LONGEST_MS)), late]).catch(() => false);
  timeout.abort();
  return { state: isUp ? 'up' : 'down', ms: Math.round(performance.now() - started) };
}
