import { requireCompany } from '$lib/server/auth/guards.ts';
import { BRIEFS_PER_PAGE, listBriefs } from '$lib/server/briefs/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { pageNumber } from '$lib/server/consultants/page-number.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const page = pageNumber(event.url);
  const { briefs, total } = await listBriefs(supabase, locale, actor.company.id, page);
  return { briefs, page, pages: Math.ceil(total / BRIEFS_PER_PAGE) };
});
