import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { readService } from '$lib/server/shortlists/service.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase, locale } = event.locals;
  return readService(supabase, locale, todayInSweden());
});
