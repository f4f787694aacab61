import { parseAgencyCompanyFilter } from '$lib/schemas/agency-company-filter.ts';
import { listCompanies } from '$lib/server/agency/companies.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseAgencyCompanyFilter(event.url.searchParams);
  return { filter, companies: await listCompanies(event.locals.supabase, filter) };
});
