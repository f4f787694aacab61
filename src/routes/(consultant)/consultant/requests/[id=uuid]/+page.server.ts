import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { declineSchema, withdrawOfferSchema } from '$lib/schemas/decline.ts';
import { askReviewSchema } from '$lib/schemas/proposal.ts';
import { offerSchema } from '$lib/schemas/offer.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { declineSentence } from '$lib/server/consultants/decline-sentence.ts';
import {
  declineRequest,
  makeOffer,
  withdrawOffer,
} from '$lib/server/consultants/request-commands.ts';
import { readRequestPage } from '$lib/server/consultants/request-page.ts';
import { findOffer, getRequest } from '$lib/server/consultants/requests.ts';
import { unreadForm } from '$lib/server/consultants/unread-form.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { askReview } from '$lib/server/shortlists/reviews.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => ({
  ...(await readRequestPage(event.locals, actor.consultantId, params['id'] ?? '')),
  today: todayInSweden(),
  answered: event.url.searchParams.get('answered'),
}));

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
