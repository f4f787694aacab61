import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listRuleSets } from '$lib/server/matching/rules.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => ({
  versions: await listRuleSets(event.locals.supabase),
  activated: Number(event.url.searchParams.get('activated')) || null,
}));
