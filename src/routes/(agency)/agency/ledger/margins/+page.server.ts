import { yearUntil } from '$lib/domain/bookkeeping/month.ts';
import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listMargins } from '$lib/server/bookkeeping/margins.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const period = parsePeriodFilter(event.url.searchParams, yearUntil(todayInSweden()));
  return { period, margins: await listMargins(event.locals.supabase, period) };
});
