import { listWeekLines } from '$lib/server/agency/week-lines.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { getSubmittedTimesheet } from '$lib/server/assignments/timesheets.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase } = event.locals;
  const id = params['id'] ?? '';
  const [timesheet, lines, events] = await Promise.all([
    getSubmittedTimesheet(supabase, id),
    listWeekLines(supabase, id),
    listEvents(supabase, 'timesheet', id),
  ]);
  return { timesheet, lines, events };
});
