import { parseAuditFilter } from '$lib/schemas/agency-audit-filter.ts';
import { listAudit, listCompanyChoices } from '$lib/server/agency/audit.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseAuditFilter(event.url.searchParams);
  const [page, companies] = await Promise.all([
    listAudit(event.locals.supabase, filter),
    listCompanyChoices(event.locals.supabase),
  ]);
  return { filter, companies, ...page };
});
