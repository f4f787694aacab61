import { getCompanyBilling } from '$lib/server/accounts/company-billing.ts';
import { getCompanyDetail } from '$lib/server/agency/companies.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [company, billing] = await Promise.all([
    getCompanyDetail(supabase, locale, id, todayInSweden()),
    getCompanyBilling(supabase, id),
  ]);
  return { company, billing, isSaved: event.url.searchParams.has('saved') };
});
