import { requireAgency } from '$lib/server/auth/guards.ts';
import { loadBriefForAgency } from '$lib/server/briefs/agency-page.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) =>
  loadBriefForAgency(event.locals.supabase, event.locals.locale, params['id'] ?? ''),
);
