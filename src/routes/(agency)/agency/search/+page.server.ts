import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { searchPage } from '$lib/server/search/search-page.ts';

export const load = guardedLoad(requireAgency, ({ event }) =>
  searchPage(event, { workplace: 'agency' }),
);
