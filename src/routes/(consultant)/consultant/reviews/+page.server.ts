import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { askReviewSchema } from '$lib/schemas/proposal.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listOwnMoves } from '$lib/server/shortlists/proposals.ts';
import { askReview, listOwnReviews } from '$lib/server/shortlists/reviews.ts';
import { readTargetDays } from '$lib/server/shortlists/service.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const [reviews, moves, answerDays] = await Promise.all([
    listOwnReviews(supabase, actor.consultantId),
    listOwnMoves(supabase, locale),
    readTargetDays(supabase, 'review'),
  ]);
  return { reviews, moves, answerDays, isSent: event.url.searchParams.has('sent') };
});

export const actions = {
  default: formAction(requireConsultant, askReviewSchema, async ({ event, data }) => {
    await askReview(event.locals.supabase, data.review_reason);
    redirect(303, localizedHref('/consultant/reviews?sent=1', event.locals.locale));
  }),
};
