import { earningsByMonth, sumsOf } from '$lib/domain/time/earnings.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listOwnWeeks } from '$lib/server/time/timesheets.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const weeks = await listOwnWeeks(event.locals.supabase, actor.consultantId);
  const months = earningsByMonth(weeks);
  const waiting = sumsOf(
    weeks.filter(({ state }) => state === 'submitted' || state === 'approved'),
  );
  return { months, waiting };
});
