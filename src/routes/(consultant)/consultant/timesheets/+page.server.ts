import { requireConsultant } from '$lib/server/auth/guards.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listReportWeeks } from '$lib/server/time/report-list.ts';
import { needsReport } from '$lib/domain/time/report-weeks.ts';

const PER_PAGE = 20;

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const page = pageNumber(event.url);
  const weeks = await listReportWeeks(event.locals.supabase, actor.consultantId);
  const open = weeks.filter((week) => needsReport(week) || week.state === 'current');
  const done = weeks.filter((week) => !open.includes(week));
  return {
    open,
    done: done.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    page,
    pages: Math.ceil(done.length / PER_PAGE),
  };
});
