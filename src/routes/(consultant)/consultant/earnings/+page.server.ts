import { obstaclesOf } from '$lib/domain/payouts/seller-facts.ts';
import { earningsByMonth, sumsOf } from '$lib/domain/time/earnings.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listPayable } from '$lib/server/payouts/payables.ts';
import { getPayoutSettings } from '$lib/server/payouts/payout-settings.ts';
import { listSelfBills } from '$lib/server/payouts/self-bills.ts';
import { getSellerStanding } from '$lib/server/payouts/seller-standing.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listOwnWeeks } from '$lib/server/time/timesheets.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase } = event.locals;
  const { consultantId } = actor;
  const today = todayInSweden();
  const [weeks, bills, standing, { nextPayoutDay }] = await Promise.all([
    listOwnWeeks(supabase, consultantId),
    listSelfBills(supabase, { consultantId }),
    getSellerStanding(supabase, consultantId, today),
    getPayoutSettings(supabase),
  ]);
  const months = earningsByMonth(weeks);
  const waiting = sumsOf(
    weeks.filter(({ state }) => state === 'submitted' || state === 'approved'),
  );
  const payables = await listPayable(supabase, nextPayoutDay);
  const obstacles = obstaclesOf(standing);
  return { months, waiting, bills, payables, obstacles, nextPayoutDay, today };
});
