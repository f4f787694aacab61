import { maySubmit, profileChecklist } from '$lib/domain/consultants/profile.ts';
import { earningsByMonth } from '$lib/domain/time/earnings.ts';
import { needsReport } from '$lib/domain/time/report-weeks.ts';
import { listAssignments } from '$lib/server/assignments/queries.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { getOwnProfile } from '$lib/server/consultants/profile.ts';
import { listWaitingRequests } from '$lib/server/consultants/requests.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listReportWeeks } from '$lib/server/time/report-list.ts';
import { listOwnWeeks } from '$lib/server/time/timesheets.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor: { consultantId } }) => {
  const { supabase: db } = event.locals;
  const today = todayInSweden();
  const [profile, requests, { assignments }, weeks, earned] = await Promise.all([
    getOwnProfile(db, consultantId),
    listWaitingRequests(db, consultantId),
    listAssignments(db, { consultantId }),
    listReportWeeks(db, consultantId),
    listOwnWeeks(db, consultantId),
  ]);
  const month = earningsByMonth(earned).find((one) => one.month === today.slice(0, 7));
  return {
    profile: { name: profile.name, state: profile.state, isPaused: profile.isPaused },
    maySubmit: maySubmit(profile),
    missing: profileChecklist(profile).filter(({ isDone }) => !isDone),
    requests,
    assignments: assignments.filter(({ state }) => state === 'active' || state === 'booked'),
    weeks: weeks.filter(needsReport),
    earnedOre: month?.totalOre ?? 0,
    today,
  };
});
