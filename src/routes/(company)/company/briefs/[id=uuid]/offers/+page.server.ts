import { isAcceptable } from '$lib/domain/briefs/offer.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { listOffers, listRequests } from '$lib/server/briefs/offers.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [brief, offers, requests] = await Promise.all([
    getBrief(supabase, locale, id),
    listOffers(supabase, id),
    listRequests(supabase, id),
  ]);
  const today = todayInSweden();
  const open = offers.filter((offer) => isAcceptable(offer, today));
  const closed = offers.filter((offer) => !isAcceptable(offer, today));
  const totals = Object.fromEntries(requests.map((one) => [one.id, one.match.total]));
  return { brief, open, closed, totals };
});
