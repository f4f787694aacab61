import { getCompanyDetail } from '$lib/server/agency/companies.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const company = await getCompanyDetail(supabase, locale, params['id'] ?? '', todayInSweden());
  return { company, isSaved: event.url.searchParams.has('saved') };
});
