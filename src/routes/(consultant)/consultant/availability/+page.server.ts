import { redirect } from '@sveltejs/kit';
import { editedForm } from '$lib/domain/consultants/availability-rows.ts';
import { loadByWeek } from '$lib/domain/consultants/load.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { availabilitySchema } from '$lib/schemas/availability.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { listAvailability, listOwnLoad, saveAvailability } from '$lib/server/consultants/load.ts';
import { unreadForm } from '$lib/server/consultants/unread-form.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

const HALF_A_YEAR_IN_WEEKS = 26;

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase } = event.locals;
  const [ranges, spans] = await Promise.all([
    listAvailability(supabase, actor.consultantId),
    listOwnLoad(supabase),
  ]);
  const weeks = loadByWeek(spans, todayInSweden(), HALF_A_YEAR_IN_WEEKS);
  return { ranges, spans, weeks, isSaved: event.url.searchParams.has('saved') };
});

export const actions = {
  edit: async (event) => {
    requireConsultant(event);
    const unread = await unreadForm(event);
    return { ...unread, values: editedForm(unread.values, String(unread.values['intent'] ?? '')) };
  },
  save: formAction(requireConsultant, availabilitySchema, async ({ event, data }) => {
    await saveAvailability(event.locals.supabase, data.rows);
    redirect(303, localizedHref('/consultant/availability?saved=1', event.locals.locale));
  }),
} satisfies import('./$types.js').Actions;
