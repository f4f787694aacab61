import { requireAgency } from '$lib/server/auth/guards.ts';
import { listMonths } from '$lib/server/bookkeeping/months.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => ({
  months: await listMonths(event.locals.supabase),
}));
