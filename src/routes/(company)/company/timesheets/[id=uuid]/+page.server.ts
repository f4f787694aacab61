import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { approveTimesheetSchema, rejectTimesheetSchema } from '$lib/schemas/decide-timesheet.ts';
import { approveTimesheet, rejectTimesheet } from '$lib/server/assignments/commands.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { getTimesheet } from '$lib/server/assignments/timesheets.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase } = event.locals;
  const id = params['id'] ?? '';
  const [timesheet, events] = await Promise.all([
    getTimesheet(supabase, id),
    listEvents(supabase, 'timesheet', id),
  ]);
  return { timesheet, events };
});

export const actions = {
  approve: formAction(requireCompany, approveTimesheetSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await approveTimesheet(event.locals.supabase, id, data.version);
    redirect(303, localizedHref(`/company/timesheets/${id}`, event.locals.locale));
  }),
  reject: formAction(requireCompany, rejectTimesheetSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await rejectTimesheet(event.locals.supabase, id, data.version, data.reason);
    redirect(303, localizedHref(`/company/timesheets/${id}`, event.locals.locale));
  }),
};
