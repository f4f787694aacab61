import type { Brief } from '$lib/domain/briefs/brief.ts';
import { roleAt, roleTerms } from '$lib/domain/briefs/brief-role.ts';
import { isAcceptable, type BriefRequest } from '$lib/domain/briefs/offer.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { listOffers, listRequests } from '$lib/server/briefs/offers.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** What the offer answers: the role's terms, and the match as it was shown. */
function askedOf(brief: Brief, request: BriefRequest) {
  const role = brief.roles.find(({ id }) => id === request.briefRoleId) ?? roleAt(brief, null);
  return { roleId: role.id, ...roleTerms(role), total: request.match.total };
}

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
  const asked = Object.fromEntries(requests.map((one) => [one.id, askedOf(brief, one)]));
  return { brief, open, closed, asked };
});
