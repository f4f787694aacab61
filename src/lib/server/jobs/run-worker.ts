import { setTimeout as delay } from 'node:timers/promises';
import { run, runMigrations, type Runner } from 'graphile-worker';
import { Pool } from 'pg';
import { databaseUrl } from '$lib/server/env.ts';
import { log, workerLogger } from './log.ts';
import { takeOverWaitingJobs, unlockAbandonedJobs } from './queue.ts';
import { SCHEDULE } from './schedule.ts';
import { tasks } from './task-list.ts';

const CONCURRENCY = 4;
const POLL_MS = 1000;
const SHUTDOWN_MS = 5000;
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Works jobs until the signal, then finishes those it has begun. A database that is away (not
 * started yet, restarting) is waited for, longer each time up to 15 seconds.
 * @throws {EnvError} when the environment is not complete; nothing has started then
 */
export async function runWorker(signal: AbortSignal): Promise<void> {
  const pool = openPool(databaseUrl());
  let pause = SHORTEST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const runner = await start(pool);
      pause = SHORTEST_PAUSE_MS;
      log('info', 'worker ready');
      await workUntil(runner, signal);
    } catch (cause) {
      log('error', 'worker interrupted', { code: codeOf(cause), retryInMs: pause });
    }
    await delay(pause, undefined, { signal }).catch(() => undefined);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
  await pool.end();
  log('info', 'worker stopped');
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: CONCURRENCY + 4 });
  const report = (cause: Error) => log('error', 'connection lost', { code: codeOf(cause) });
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}

async function start(pgPool: Pool): Promise<Runner> {
  const shared = { pgPool, logger: workerLogger };
  await runMigrations(shared);
  const client = await pgPool.connect();
  try {
    await takeOverWaitingJobs(client);
    await unlockAbandonedJobs(client);
  } finally {
    client.release();
  }
  return run({
    ...shared,
    taskList: tasks,
    crontab: SCHEDULE,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: SHUTDOWN_MS,
  });
}

/** Resolves when the signal has come and the running jobs are done. @throws when it ends by itself */
async function workUntil(runner: Runner, signal: AbortSignal): Promise<void> {
  const stop = () => void runner.stop().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await runner.promise;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (!signal.aborted) throw new Error('worker_ended');
}

function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : 'unknown';
}
