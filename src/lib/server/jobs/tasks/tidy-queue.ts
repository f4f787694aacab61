import type { JobHelpers } from 'graphile-worker';
import { takeOverWaitingJobs, unlockAbandonedJobs } from '../queue.ts';

/** Keeps the queue whole: jobs added beside it come in, jobs of workers that died are freed. */
export async function tidyQueue(_payload: unknown, { withPgClient }: JobHelpers): Promise<void> {
  await withPgClient(takeOverWaitingJobs);
  await withPgClient(unlockAbandonedJobs);
}
