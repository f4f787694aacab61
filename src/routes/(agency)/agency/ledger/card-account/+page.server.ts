import { yearUntil } from '$lib/domain/bookkeeping/month.ts';
import { parseCardFilter } from '$lib/schemas/card-movements.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { balanceOfRole } from '$lib/server/bookkeeping/accounts.ts';
import { listCardMovements } from '$lib/server/bookkeeping/card-movements.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const filter = parseCardFilter(event.url.searchParams);
  const [movements, balance] = await Promise.all([
    listCardMovements(supabase, filter),
    balanceOfRole(supabase, 'card_receivables', yearUntil(todayInSweden())),
  ]);
  return { filter, movements, balance };
});
