import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 40;

/**
 * Polls until the condition holds; a condition that throws does not hold yet.
 * @throws {Error} `<what> …` after `timeoutMs`, or the signal's reason when it is aborted.
 */
export async function waitFor(
  what: string,
  condition: () => Promise<boolean> | boolean,
  { timeoutMs = 60_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds(condition))) {
    signal?.throwIfAborted();
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1000} seconds`);
    await delay(pollMs, undefined, { signal });
  }
}

async function holds(condition: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await condition();
  } catch {
    return false;
  }
}

/** Whether an HTTP server answers; with `wantOk` only a status below 400 counts. */
export async function answers(url: string, wantOk = true): Promise<boolean> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
  await response.arrayBuffer();
  return !wantOk || response.status < 400;
}
