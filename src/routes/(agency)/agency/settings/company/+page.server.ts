import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { agencyDetailsSchema } from '$lib/schemas/agency-details.ts';
import { getAgencyDetails, saveAgencyDetails } from '$lib/server/agency/agency-details.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => ({
  details: await getAgencyDetails(event.locals.supabase),
  isSaved: event.url.searchParams.has('saved'),
}));

export const actions = {
  default: formAction(requireAgency, agencyDetailsSchema, async ({ event, data }) => {
    await saveAgencyDetails(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings/company?saved=1', event.locals.locale));
  }),
};
