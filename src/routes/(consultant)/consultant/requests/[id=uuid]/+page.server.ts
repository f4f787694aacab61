import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { declineSchema, withdrawOfferSchema } from '$lib/schemas/decline.ts';
import { askReviewSchema } from '$lib/schemas/proposal.ts';
import { offerSchema } from '$lib/schemas/offer.ts';
import { findAssignmentOfBrief } from '$lib/server/assignments/queries.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { declineSentence } from '$lib/server/consultants/decline-sentence.ts';
import { listOwnLoad } from '$lib/server/consultants/load.ts';
import { findWishedRate } from '$lib/server/consultants/profile.ts';
import {
  declineRequest,
  makeOffer,
  withdrawOffer,
} from '$lib/server/consultants/request-commands.ts';
import { getRequestedBrief } from '$lib/server/consultants/requested-brief.ts';
import { findOffer, getRequest } from '$lib/server/consultants/requests.ts';
import { unreadForm } from '$lib/server/consultants/unread-form.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { askReview, listOwnReviews } from '$lib/server/shortlists/reviews.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => {
  const { supabase: db, locale } = event.locals;
  const request = await getRequest(db, actor.consultantId, params['id'] ?? '');
  const [brief, offer, ownLoad, wishedRateOre, agency, names, assignmentId, reviews] =
    await Promise.all([
      getRequestedBrief(db, locale, request.briefId, request.briefRoleId),
      findOffer(db, request.id),
      listOwnLoad(db),
      findWishedRate(db, actor.consultantId),
      findAgencyCard(db),
      matchNames(db, locale),
      request.state === 'won' ? findAssignmentOfBrief(db, request.briefId) : null,
      listOwnReviews(db, actor.consultantId, request.id),
    ]);
  return {
    request,
    brief,
    offer,
    load: ownLoad,
    wishedRateOre,
    marginBp: agency?.marginBp ?? null,
    names,
    agencyEmail: agency?.email ?? null,
    assignmentId,
    reviews,
    today: todayInSweden(),
    answered: event.url.searchParams.get('answered'),
  };
});

export const actions = {
  preview: (event) => {
    requireConsultant(event);
    return unreadForm(event);
  },
  offer: formAction(requireConsultant, offerSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    await makeOffer(supabase, id, data);
    redirect(303, localizedHref(`/consultant/requests/${id}?answered=offer`, locale));
  }),
  decline: formAction(requireConsultant, declineSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    await declineRequest(supabase, id, declineSentence(data), data);
    redirect(303, localizedHref(`/consultant/requests/${id}?answered=decline`, locale));
  }),
  review: formAction(requireConsultant, askReviewSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    await askReview(supabase, data.review_reason, id);
    redirect(303, localizedHref(`/consultant/requests/${id}#review`, locale));
  }),
  withdraw: formAction(requireConsultant, withdrawOfferSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    const request = await getRequest(supabase, actor.consultantId, event.params['id'] ?? '');
    const offer = await findOffer(supabase, request.id);
    if (!offer) throw new DomainError(404, 'not_found');
    await withdrawOffer(supabase, offer.id, data.withdraw_reason);
    redirect(303, localizedHref(`/consultant/requests/${request.id}?answered=withdraw`, locale));
  }),
} satisfies import('./$types.js').Actions;
