import { parseYear } from '$lib/schemas/payouts.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getSellerReport } from '$lib/server/payouts/seller-report.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const today = todayInSweden();
  const year = parseYear(event.url.searchParams, today);
  const thisYear = Number(today.slice(0, 4));
  const sellers = await getSellerReport(event.locals.supabase, year);
  return {
    year,
    years: [thisYear, thisYear - 1, thisYear - 2],
    // The page has no numbers and accounts: a sole trader's is a personnummer. The file has them.
    sellers: sellers.map(({ consultantId, seller, quarters }) => ({
      ...{ consultantId, quarters },
      name: seller.name,
    })),
  };
});
