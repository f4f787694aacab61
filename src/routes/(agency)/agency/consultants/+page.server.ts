import { parseAgencyConsultantFilter } from '$lib/schemas/agency-consultant-filter.ts';
import { listConsultants } from '$lib/server/agency/consultants.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseAgencyConsultantFilter(event.url.searchParams);
  return { filter, consultants: await listConsultants(event.locals.supabase, filter) };
});
