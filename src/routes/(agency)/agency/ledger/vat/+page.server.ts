import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { findEcSalesFault, listEuSales } from '$lib/server/bookkeeping/eu-sales.ts';
import { lastMonth } from '$lib/server/bookkeeping/last-month.ts';
import { listMonths } from '$lib/server/bookkeeping/months.ts';
import { getVatReport } from '$lib/server/bookkeeping/vat.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const period = parsePeriodFilter(event.url.searchParams, lastMonth());
  const { supabase } = event.locals;
  const [report, sales, fault, months] = await Promise.all([
    getVatReport(supabase, period),
    listEuSales(supabase, period),
    findEcSalesFault(supabase, period),
    listMonths(supabase),
  ]);
  return { period, report, sales, fault, months };
});
