import { parseDayFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listCustomerLedger, sumCustomerLedger } from '$lib/server/bookkeeping/open-items.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseDayFilter(event.url.searchParams, todayInSweden());
  const { supabase } = event.locals;
  if (filter.company !== undefined) {
    return { filter, ages: null, debts: await listCustomerLedger(supabase, filter) };
  }
  return { filter, ages: await sumCustomerLedger(supabase, filter), debts: null };
});
