import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { localizedHref } from '$lib/i18n/paths.ts';
import { reminderSettingsSchema, sendReminderSchema } from '$lib/schemas/reminders.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { sendReminder, setReminderSettings } from '$lib/server/reminders/commands.ts';
import { getReminderOverview } from '$lib/server/reminders/overview.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const today = todayInSweden();
  const overview = await getReminderOverview(event.locals.supabase, today);
  return { overview, today, done: event.url.searchParams.get('done') };
});

const sendSchema = sendReminderSchema.extend({ invoice: z.uuid('choose') });

export const actions = {
  send: formAction(requireAgency, sendSchema, async ({ event, data }) => {
    await sendReminder(event.locals.supabase, data.invoice, data.step);
    redirect(303, localizedHref('/agency/reminders?done=sent', event.locals.locale));
  }),
  settings: formAction(requireAgency, reminderSettingsSchema, async ({ event, data }) => {
    const { first, second, final, interest_least: interestLeastOre } = data;
    const settings = { first, second, final, interestLeastOre };
    await setReminderSettings(event.locals.supabase, settings);
    redirect(303, localizedHref('/agency/reminders?done=saved', event.locals.locale));
  }),
};
