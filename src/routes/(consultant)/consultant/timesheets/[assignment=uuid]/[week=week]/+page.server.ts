import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import {
  submittedTimesheetSchema,
  timesheetSchema,
  type TimesheetData,
} from '$lib/schemas/timesheet.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { decimalSign } from '$lib/format/decimal-sign.ts';
import { saveTimesheet, submitTimesheet } from '$lib/server/time/commands.ts';
import { findBillOf } from '$lib/server/payouts/self-bill-payouts.ts';
import { atDayField } from '$lib/server/time/at-day-field.ts';
import { unreadForm } from '$lib/server/consultants/unread-form.ts';
import { editedValues, getWeekPage } from '$lib/server/time/week-page.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => {
  const { supabase: db } = event.locals;
  const { assignment = '', week = '' } = params;
  const page = await getWeekPage(db, actor.consultantId, assignment, week);
  const bill = page.sheet ? await findBillOf(db, { timesheet: page.sheet.id }) : null;
  return { ...page, bill, done: event.url.searchParams.get('done') };
});

async function save(event: RequestEvent, data: TimesheetData): Promise<string> {
  const { assignment = '', week = '' } = event.params;
  const { version, rows: entries } = data;
  const sheet = { assignmentId: assignment, week, version, entries };
  try {
    return await saveTimesheet(event.locals.supabase, sheet);
  } catch (cause) {
    throw atDayField(cause, event.locals.posted ?? {});
  }
}

function back(event: RequestEvent, done: string): never {
  const { assignment, week } = event.params;
  const path = `/consultant/timesheets/${assignment}/${week}?done=${done}`;
  redirect(303, localizedHref(path, event.locals.locale));
}

export const actions = {
  edit: async (event) => {
    const { consultantId } = requireConsultant(event);
    const { assignment, week } = event.params;
    const unread = await unreadForm(event);
    const page = await getWeekPage(event.locals.supabase, consultantId, assignment, week);
    const values = editedValues(page, unread.values, decimalSign(event.locals.locale));
    return { ...unread, values };
  },
  save: formAction(requireConsultant, timesheetSchema, async ({ event, data }) => {
    await save(event, data);
    return back(event, data.rows.length === 0 ? 'none' : 'saved');
  }),
  submit: formAction(requireConsultant, submittedTimesheetSchema, async ({ event, data }) => {
    await submitTimesheet(event.locals.supabase, await save(event, data));
    return back(event, 'submitted');
  }),
} satisfies import('./$types.js').Actions;
