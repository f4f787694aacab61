import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { companyBillingSchema } from '$lib/schemas/company-billing.ts';
import { getCompanyBilling, saveCompanyBilling } from '$lib/server/accounts/company-billing.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const id = params['id'] ?? '';
  return { id, billing: await getCompanyBilling(event.locals.supabase, id) };
});

export const actions = {
  default: formAction(requireAgency, companyBillingSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await saveCompanyBilling(event.locals.supabase, id, data);
    redirect(303, localizedHref(`/agency/companies/${id}?saved`, event.locals.locale));
  }),
};
