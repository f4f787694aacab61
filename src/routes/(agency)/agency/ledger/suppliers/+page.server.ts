import { parseDayFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listSupplierLedger } from '$lib/server/bookkeeping/open-items.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseDayFilter(event.url.searchParams, todayInSweden());
  return { filter, debts: await listSupplierLedger(event.locals.supabase, filter) };
});
