import { parseYear } from '$lib/schemas/payouts.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getPayoutYear } from '$lib/server/payouts/own-payouts.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const today = todayInSweden();
  const year = parseYear(event.url.searchParams, today);
  const thisYear = Number(today.slice(0, 4));
  return {
    ...(await getPayoutYear(event.locals.supabase, actor.consultantId, year)),
    years: [thisYear, thisYear - 1, thisYear - 2],
  };
});
