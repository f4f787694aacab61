import { groupQueue } from '$lib/domain/agency/queue.ts';
import { listQueue, QUEUE_LIMIT } from '$lib/server/agency/queue.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const groups = groupQueue(await listQueue(event.locals.supabase));
  return {
    groups,
    isCut: groups.some(({ count }) => count >= QUEUE_LIMIT),
    today: todayInSweden(),
  };
});
