import { requireCompany } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { searchPage } from '$lib/server/search/search-page.ts';

export const load = guardedLoad(requireCompany, ({ event, actor }) =>
  searchPage(event, { workplace: 'company', companyId: actor.company.id }),
);
