import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { answerReviewSchema } from '$lib/schemas/proposal.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { findReviewMatch } from '$lib/server/shortlists/review-match.ts';
import { answerReview, getReview } from '$lib/server/shortlists/reviews.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const review = await getReview(supabase, params['id'] ?? '');
  const match = await findReviewMatch(supabase, locale, review.requestId);
  return { review, match, isDone: event.url.searchParams.has('answered') };
});

export const actions = {
  default: formAction(requireAgency, answerReviewSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await answerReview(event.locals.supabase, id, data.outcome, data.answer);
    redirect(303, localizedHref(`/agency/reviews/${id}?answered=1`, event.locals.locale));
  }),
};
