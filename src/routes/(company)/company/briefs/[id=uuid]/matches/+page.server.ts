import { redirect } from '@sveltejs/kit';
import { isLiveRequest } from '$lib/domain/briefs/offer.ts';
import { roleAt } from '$lib/domain/briefs/brief-role.ts';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/brief-steps.ts';
import { sendRequestsSchema } from '$lib/schemas/send-requests.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { openBrief, sendRequests } from '$lib/server/briefs/commands.ts';
import { levelNames, regionNames } from '$lib/server/briefs/form-options.ts';
import { listRequests } from '$lib/server/briefs/offers.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { pageNumber } from '$lib/server/consultants/page-number.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listFiltered, listMatches, MATCHES_PER_PAGE } from '$lib/server/matching/queries.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const [id, page] = [params['id'] ?? '', pageNumber(event.url)];
  const brief = await getBrief(supabase, locale, id);
  const role = roleAt(brief, Number(event.url.searchParams.get('role')) || null);
  const [ranked, filtered, requests, levels, regions] = await Promise.all([
    listMatches(supabase, role.id, page),
    listFiltered(supabase, role.id),
    listRequests(supabase, id),
    levelNames(supabase, locale),
    regionNames(supabase, locale),
  ]);
  const { edit, ask } = briefActions(brief.state, requests.some(isLiveRequest));
  const pages = Math.ceil(ranked.total / MATCHES_PER_PAGE);
  const computedAt = new Date().toISOString();
  return { brief, role, ...ranked, filtered, levels, regions, edit, ask, page, pages, computedAt };
});

export const actions = {
  open: formAction(requireCompany, stepSchema, async ({ event }) => {
    const id = event.params['id'] ?? '';
    await openBrief(event.locals.supabase, id);
    redirect(303, localizedHref(`/company/briefs/${id}/matches`, event.locals.locale));
  }),
  ask: formAction(requireCompany, sendRequestsSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    const sent = await sendRequests(supabase, data.brief_role_id, data.consultants, data.message);
    redirect(303, localizedHref(`/company/briefs/${id}?sent=${sent}`, locale));
  }),
};
