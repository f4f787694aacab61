import { parseAgencyAssignmentFilter } from '$lib/schemas/agency-assignment-filter.ts';
import { listAllAssignments } from '$lib/server/agency/assignments.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseAgencyAssignmentFilter(event.url.searchParams);
  return { filter, assignments: await listAllAssignments(event.locals.supabase, filter) };
});
