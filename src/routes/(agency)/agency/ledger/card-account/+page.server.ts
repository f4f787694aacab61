import { parseCardFilter } from '$lib/schemas/card-movements.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listCardMovements } from '$lib/server/bookkeeping/card-movements.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseCardFilter(event.url.searchParams);
  return { filter, movements: await listCardMovements(event.locals.supabase, filter) };
});
