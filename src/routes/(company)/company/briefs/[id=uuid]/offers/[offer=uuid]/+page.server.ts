import { error, redirect } from '@sveltejs/kit';
import { isAcceptable } from '$lib/domain/briefs/offer.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { acceptOfferSchema } from '$lib/schemas/accept-offer.ts';
import { getAgreement } from '$lib/server/assignments/agreement.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { acceptOffer } from '$lib/server/briefs/commands.ts';
import { getOffer, getOfferedRole } from '$lib/server/briefs/offers.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const [brief, offer] = await Promise.all([
    getBrief(supabase, locale, params['id'] ?? ''),
    getOffer(supabase, params['offer'] ?? ''),
  ]);
  if (offer.briefId !== brief.id) error(404, 'not_found');
  const role = await getOfferedRole(supabase, brief, offer);
  const terms = await getAgreement(supabase, actor.company.id, brief, offer, role.roleName);
  return { brief, offer, role, terms, isOpen: isAcceptable(offer, todayInSweden()) };
});

export const actions = {
  default: formAction(requireCompany, acceptOfferSchema, async ({ event }) => {
    const { supabase, locale } = event.locals;
    const id = await acceptOffer(supabase, event.params['offer'] ?? '');
    redirect(303, localizedHref(`/company/assignments/${id}`, locale));
  }),
};
