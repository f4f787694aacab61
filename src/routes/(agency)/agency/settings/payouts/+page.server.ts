import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { payoutSettingsSchema } from '$lib/schemas/payouts.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getPayoutSettings, savePayoutSettings } from '$lib/server/payouts/payout-settings.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => ({
  settings: await getPayoutSettings(event.locals.supabase),
  isSaved: event.url.searchParams.has('saved'),
}));

export const actions = {
  default: formAction(requireAgency, payoutSettingsSchema, async ({ event, data }) => {
    await savePayoutSettings(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings/payouts?saved=1', event.locals.locale));
  }),
};
