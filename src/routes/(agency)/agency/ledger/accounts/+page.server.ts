import { yearUntil } from '$lib/domain/bookkeeping/month.ts';
import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { trialBalance } from '$lib/server/bookkeeping/accounts.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const period = parsePeriodFilter(event.url.searchParams, yearUntil(todayInSweden()));
  return { period, balances: await trialBalance(event.locals.supabase, period) };
});
