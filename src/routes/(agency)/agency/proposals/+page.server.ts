import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { startProposalSchema } from '$lib/schemas/proposal.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listOpenRoles } from '$lib/server/shortlists/open-roles.ts';
import { startProposal } from '$lib/server/shortlists/proposals.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase, locale } = event.locals;
  return { roles: await listOpenRoles(supabase, locale) };
});

export const actions = {
  start: formAction(requireAgency, startProposalSchema, async ({ event, data }) => {
    const id = await startProposal(event.locals.supabase, data.brief_role_id);
    redirect(303, localizedHref(`/agency/proposals/${id}`, event.locals.locale));
  }),
};
