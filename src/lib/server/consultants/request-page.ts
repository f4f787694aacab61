import { findAssignmentOfBrief } from '$lib/server/assignments/queries.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { listOwnReviews } from '$lib/server/shortlists/reviews.ts';
import { listOwnLoad } from './load.ts';
import { findWishedRate } from './profile.ts';
import { getRequestedBrief } from './requested-brief.ts';
import { findOffer, getRequest } from './requests.ts';

/**
 * All that a consultant reads on the page of a request: the brief with the own match, the own
 * offer, load, wished rate and reviews. `assignmentId` is there once the request is won.
 * @throws DomainError 404 when the request is not this consultant's
 */
export async function readRequestPage(locals: App.Locals, consultantId: string, id: string) {
  const { supabase: db, locale } = locals;
  const request = await getRequest(db, consultantId, id);
  const [brief, offer, load, wishedRateOre, agency, names, assignmentId, reviews] =
    await Promise.all([
      getRequestedBrief(db, locale, request.briefId, request.briefRoleId),
      findOffer(db, request.id),
      listOwnLoad(db),
      findWishedRate(db, consultantId),
      findAgencyCard(db),
      matchNames(db, locale),
      request.state === 'won' ? findAssignmentOfBrief(db, request.briefId) : null,
      listOwnReviews(db, consultantId, request.id),
    ]);
  const { marginBp = null } = agency ?? {};
  const own = { offer, load, wishedRateOre, reviews };
  return { request, brief, ...own, marginBp, names, assignmentId };
}
