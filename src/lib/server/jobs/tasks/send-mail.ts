import type { JobHelpers } from 'graphile-worker';
import { sendNotice } from '$lib/server/notifications/send-notice.ts';

/** Sends the notice that a job asks for. Two jobs are never the same notice, not even by number. */
export async function sendMail(payload: unknown, { job }: JobHelpers): Promise<void> {
  await sendNotice(payload, `${job.id} ${job.created_at.toISOString()}`);
}
