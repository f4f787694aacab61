import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { issueRunItem as issue } from '$lib/server/invoicing/run-item.ts';

const payloadSchema = z.object({ item_id: z.guid() });

/** Issues one invoice of a run; one that is done already stays as it is. */
export const issueRunItem: Task = async (payload) => {
  await issue(payloadSchema.parse(payload).item_id);
};
