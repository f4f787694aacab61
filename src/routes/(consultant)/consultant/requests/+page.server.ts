import { requireConsultant } from '$lib/server/auth/guards.ts';
import { listRequests, listWaitingRequests } from '$lib/server/consultants/requests.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const page = pageNumber(event.url);
  const [waiting, { requests, pages }] = await Promise.all([
    listWaitingRequests(event.locals.supabase, actor.consultantId),
    listRequests(event.locals.supabase, actor.consultantId, page),
  ]);
  return { waiting, requests, page, pages, today: todayInSweden() };
});
