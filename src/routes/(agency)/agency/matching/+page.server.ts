import { parseRankingFilter } from '$lib/schemas/agency-ranking-filter.ts';
import { listCompanyChoices } from '$lib/server/agency/audit.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import {
  listRankings,
  listRoleChoices,
  RANKINGS_PER_PAGE,
} from '$lib/server/matching/ranking-log.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase, locale } = event.locals;
  const filter = parseRankingFilter(event.url.searchParams);
  const [log, companies, roles, names] = await Promise.all([
    listRankings(supabase, filter),
    listCompanyChoices(supabase),
    listRoleChoices(supabase, locale, filter.company),
    roleNames(supabase, locale),
  ]);
  const pages = Math.ceil(log.total / RANKINGS_PER_PAGE);
  return { filter, companies, roles, ...log, pages, roleNames: Object.fromEntries(names) };
});
