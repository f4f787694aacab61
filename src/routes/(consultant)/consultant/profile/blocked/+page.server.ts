import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { blockCompanySchema, unblockCompanySchema } from '$lib/schemas/block-company.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import {
  blockCompany,
  listAskingCompanies,
  listBlockedCompanies,
  unblockCompany,
} from '$lib/server/consultants/blocked-companies.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor: { consultantId } }) => {
  const { supabase } = event.locals;
  const [blocked, asking] = await Promise.all([
    listBlockedCompanies(supabase, consultantId),
    listAskingCompanies(supabase, consultantId),
  ]);
  return { blocked, asking, done: event.url.searchParams.get('done') };
});

export const actions = {
  block: formAction(requireConsultant, blockCompanySchema, async ({ event, actor, data }) => {
    await blockCompany(event.locals.supabase, actor.consultantId, data);
    redirect(303, localizedHref('/consultant/profile/blocked?done=added', event.locals.locale));
  }),
  unblock: formAction(requireConsultant, unblockCompanySchema, async ({ event, data }) => {
    await unblockCompany(event.locals.supabase, data.id);
    redirect(303, localizedHref('/consultant/profile/blocked?done=removed', event.locals.locale));
  }),
};
