import type { ClientBase } from 'pg';

/** No task works longer than this; who holds a job longer is gone. */
const LONGEST_WORK = '5 minutes';

const TAKE_OVER = `
  with moved as (
    delete from private.waiting_jobs returning id, task, payload, job_key
  )
  select graphile_worker.add_job(
    identifier => m.task, payload => m.payload::json, job_key => m.job_key)
  from (select * from moved order by id) m`;

const UNLOCK = `
  select graphile_worker.force_unlock_workers(array(
    select distinct j.locked_by from graphile_worker.jobs j
    where j.locked_by is not null and j.locked_at < now() - interval '${LONGEST_WORK}'))`;

/**
 * Takes over the jobs that were added before the queue's own schema existed, in one transaction,
 * oldest first. The lock waits for those just being added.
 */
export async function takeOverWaitingJobs(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('lock table private.waiting_jobs in share row exclusive mode');
    await client.query(TAKE_OVER);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw cause;
  }
}

/** Frees the jobs of workers that were killed; left alone they would wait four hours. */
export async function unlockAbandonedJobs(client: ClientBase): Promise<void> {
  await client.query(UNLOCK);
}
