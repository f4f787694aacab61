import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { listCredits } from '$lib/server/payments/credits.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const page = pageNumber(event.url);
  return { page, credits: await listCredits(event.locals.supabase, page) };
});
