import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { moveProposedSchema, sendProposalSchema } from '$lib/schemas/proposal.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { readProposalPage } from '$lib/server/shortlists/proposal-page.ts';
import { moveProposed, sendProposal } from '$lib/server/shortlists/proposals.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const page = await readProposalPage(supabase, locale, params['id'] ?? '', event.url);
  return { ...page, isDone: event.url.searchParams.has('sent') };
});

export const actions = {
  move: formAction(requireAgency, moveProposedSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await moveProposed(event.locals.supabase, id, data);
    redirect(303, localizedHref(`/agency/proposals/${id}`, event.locals.locale));
  }),
  send: formAction(requireAgency, sendProposalSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await sendProposal(event.locals.supabase, id, data);
    redirect(303, localizedHref(`/agency/proposals/${id}?sent=1`, event.locals.locale));
  }),
};
