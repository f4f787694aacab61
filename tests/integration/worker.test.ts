import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '#dev/postgres/bootstrap.ts';
import type { Stack } from '#dev/stack.ts';
import { waitFor } from '#dev/supervisor/wait.ts';
import { startTemporaryStack } from '#dev/temporary.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { runWorker } from '$lib/server/jobs/run-worker.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startTemporaryStack({ parts: ['postgres', 'api'] });
  useServerEnv(stack.env);
}, 60_000);
afterAll(() => stack.stop(), 30_000);

const query = (sql: string, values: unknown[] = []) =>
  withClient(stack.env.DATABASE_URL, async (client) => (await client.query(sql, values)).rows);

/** An old row that only the nightly purge takes away, and the job that runs it. */
async function askForPurge(bucket: string): Promise<void> {
  await query(`insert into private.rate_limits values ($1, now() - interval '3 days', 1)`, [
    bucket,
  ]);
  await query(`select private.enqueue('purge', '{}')`);
}
const isPurged = async (bucket: string) =>
  (await query('select 1 from private.rate_limits where bucket = $1', [bucket])).length === 0;
const jobs = () => query('select task_identifier, attempts, last_error from graphile_worker.jobs');

/** Runs the worker while `work` runs, then lets it stop. */
async function withWorker(work: () => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const worker = runWorker(stopping.signal);
  await work().finally(() => stopping.abort());
  await worker;
}

describe('the worker', () => {
  it('takes over what was asked for before it first ran, oldest first, and once', async () => {
    for (const bucket of ['a', 'b', 'c']) await askForPurge(bucket);
    expect(await query('select task from private.waiting_jobs')).toHaveLength(3);
    await withWorker(async () => {
      await waitFor('the purge', () => isPurged('c'));
      await waitFor('an empty queue', async () => (await jobs()).length === 0);
    });
    expect(await query('select 1 from private.waiting_jobs')).toEqual([]);
  });

  it('gets jobs added by SQL at once afterwards', async () => {
    await withWorker(async () => {
      await askForPurge('direct');
      expect(await query('select 1 from private.waiting_jobs')).toEqual([]);
      await waitFor('the purge', () => isPurged('direct'), { timeoutMs: 10_000 });
    });
  });

  it('goes on when Postgres was killed', async () => {
    await withWorker(async () => {
      await askForPurge('before');
      await waitFor('the purge', () => isPurged('before'));
      const before = stack.pid('postgres');
      process.kill(before ?? 0, 'SIGKILL');
      await waitFor('a new Postgres', () => stack.pid('postgres') !== before);
      await waitFor('its answer', async () => (await query('select 1')).length === 1);
      await askForPurge('after');
      await waitFor('the purge', () => isPurged('after'));
    });
  }, 60_000);

  it('frees the job of a worker that was killed', async () => {
    await askForPurge('left behind');
    await query(`update graphile_worker._private_jobs set locked_at = now() - interval '6 minutes',
      locked_by = 'worker-that-died', attempts = 1`);
    await withWorker(() => waitFor('the purge', () => isPurged('left behind')));
  });

  it('keeps a failing job for later and no text of its fault', async () => {
    await query(
      `select private.enqueue('send_mail', '{"template": "invoice_paid", "invoice_id": "anna@example.com"}')`,
    );
    // The clock may have added jobs of its own meanwhile.
    const mail = async () =>
      (await jobs()).find(({ task_identifier: task }) => task === 'send_mail');
    await withWorker(() => waitFor('the failure', async () => Boolean((await mail())?.last_error)));
    const failed = await mail();
    expect(failed).toMatchObject({ attempts: 1 });
    expect(failed?.last_error).not.toContain('anna');
  });
});
