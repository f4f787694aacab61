import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';
import { lastLines } from './log-file.ts';
import type { Part, PartEvent } from './part.ts';
import { restartDelay } from './restart-policy.ts';
import { waitFor } from './wait.ts';

/** A part that is kept running until it is stopped. */
export type Supervised = {
  part: Part;
  /** Process id of the process that runs now. */
  pid: () => number | undefined;
  /** Resolves when the part answers for the first time; rejects when it is given up before. */
  ready: Promise<undefined>;
  stop: () => Promise<void>;
};

/** Long enough for a development server on a busy machine. */
const readyWithinMs = 120_000;

export type Watch = {
  logDir: string;
  onEvent: (event: PartEvent) => void;
  /** In place of the usual pauses between restarts. */
  delayAfter?: typeof restartDelay;
};

/** Starts a part, and starts it again with growing pauses each time it crashes. */
export function supervise(part: Part, watch: Watch): Supervised {
  const stopping = new AbortController();
  const first = Promise.withResolvers<undefined>();
  first.promise.catch(() => undefined);
  let child: Child | undefined;
  const run = async (crashes: number[]): Promise<void> => {
    while (!stopping.signal.aborted) {
      part.prepare?.();
      child = startChild(part, logOf(part, watch));
      const how = await liveOnce(part, child, watch, stopping.signal, () =>
        first.resolve(undefined),
      );
      if (stopping.signal.aborted) return;
      crashes.push(Date.now());
      const restartInMs = (watch.delayAfter ?? restartDelay)(crashes, Date.now());
      report(part, watch, how, restartInMs);
      if (restartInMs === undefined)
        return first.reject(new Error(`${part.name} keeps crashing: ${how}`));
      await delay(restartInMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const life = run([]).catch(first.reject);
  const stop = async () => {
    stopping.abort(new Error(`${part.name} was stopped`));
    await child?.stop();
    await life;
  };
  return { part, pid: () => child?.pid, ready: first.promise, stop };
}

/** From start to exit; resolves to how it ended. A part that never gets ready is ended by us. */
async function liveOnce(
  part: Part,
  child: Child,
  watch: Watch,
  signal: AbortSignal,
  onReady: () => void,
) {
  const startedAt = Date.now();
  const giveUp = new AbortController();
  const ready = waitFor(part.name, part.isReady, {
    signal: AbortSignal.any([signal, giveUp.signal]),
    timeoutMs: readyWithinMs,
  });
  const outcome = await Promise.race([ready.then(() => null, String), child.exited]);
  giveUp.abort();
  if (outcome === null) {
    watch.onEvent({ type: 'ready', part: part.name, afterMs: Date.now() - startedAt });
    onReady();
  } else {
    await child.stop();
    return outcome;
  }
  return child.exited;
}

function logOf(part: Part, watch: Watch): string {
  return join(watch.logDir, `${part.name}.log`);
}

function report(part: Part, watch: Watch, how: string, restartInMs: number | undefined): void {
  const about = { part: part.name, how, lastLines: lastLines(logOf(part, watch)) };
  if (restartInMs === undefined) watch.onEvent({ type: 'gave_up', ...about });
  else watch.onEvent({ type: 'crashed', ...about, restartInMs });
}
