import { parseConsultantFilter } from '$lib/schemas/consultant-filter.ts';
import {
  CARDS_PER_PAGE,
  listConsultantCards,
  listFilterOptions,
} from '$lib/server/catalogue/consultant-cards.ts';
import { todayInSweden } from '$lib/server/today.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = parseConsultantFilter(url.searchParams);
  const [{ cards, total }, options] = await Promise.all([
    listConsultantCards(locals.supabase, locals.locale, filter),
    listFilterOptions(locals.supabase, locals.locale),
  ]);
  const pages = Math.ceil(total / CARDS_PER_PAGE);
  return { filter, cards, total, options, pages, today: todayInSweden() };
};
