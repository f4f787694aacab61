import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { companySettingsSchema } from '$lib/schemas/company-settings.ts';
import {
  changeCompanySettings,
  getCompanySettings,
} from '$lib/server/accounts/company-settings.ts';
import { listSectorOptions } from '$lib/server/accounts/options.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [settings, sectors] = await Promise.all([
    getCompanySettings(supabase, id),
    listSectorOptions(supabase, locale),
  ]);
  return { id, settings, sectors };
});

export const actions = {
  default: formAction(requireAgency, companySettingsSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await changeCompanySettings(event.locals.supabase, id, data);
    redirect(303, localizedHref(`/agency/companies/${id}?saved`, event.locals.locale));
  }),
};
