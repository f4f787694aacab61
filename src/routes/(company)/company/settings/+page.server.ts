import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { companySettingsSchema } from '$lib/schemas/company-settings.ts';
import {
  changeCompanySettings,
  getCompanySettings,
} from '$lib/server/accounts/company-settings.ts';
import { listSectorOptions } from '$lib/server/accounts/options.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor: { company } }) => {
  const { supabase, locale } = event.locals;
  const [settings, sectors] = await Promise.all([
    getCompanySettings(supabase, company.id),
    listSectorOptions(supabase, locale),
  ]);
  const isSaved = event.url.searchParams.has('saved');
  return { settings, sectors, isOwner: company.isOwner, isSaved };
});

export const actions = {
  default: formAction(requireCompany, companySettingsSchema, async ({ event, actor, data }) => {
    await changeCompanySettings(event.locals.supabase, actor.company.id, data);
    redirect(303, localizedHref('/company/settings?saved', event.locals.locale));
  }),
};
