import { redirect } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { isLiveRequest } from '$lib/domain/briefs/offer.ts';
import { waitsForStrategy } from '$lib/domain/briefs/strategy-gate.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/brief-steps.ts';
import { compareFormSchema } from '$lib/schemas/compare-matches.ts';
import { sendRequestsSchema } from '$lib/schemas/send-requests.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { openBrief, sendRequests } from '$lib/server/briefs/commands.ts';
import { gateOf } from '$lib/server/briefs/gate.ts';
import { listRequests } from '$lib/server/briefs/offers.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { briefInView, rankingOf } from '$lib/server/matching/ranking-page.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const view = await briefInView(supabase, locale, params['id'] ?? '', event.url);
  const [ranking, requests, gate, agency] = await Promise.all([
    rankingOf(supabase, locale, view.role.id, event.url),
    listRequests(supabase, view.brief.id),
    gateOf(supabase, actor.company.id, view.brief),
    findAgencyCard(supabase),
  ]);
  const { edit, ask } = briefActions(view.brief.state, requests.some(isLiveRequest));
  const choose = ask && !view.role.isFilled;
  const waits = choose && waitsForStrategy(view.role, gate);
  const agencyEmail = agency?.email ?? null;
  return { ...view, ...ranking, edit, choose, waits, ask: choose && !waits, agencyEmail };
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
  compare: formAction(requireCompany, compareFormSchema, async ({ event, data }) => {
    const query = new URLSearchParams(data.consultants.map((id) => ['c', id]));
    const role = event.url.searchParams.get('role');
    if (role && /^\d{1,2}$/u.test(role)) query.set('role', role);
    const path = `/company/briefs/${event.params['id'] ?? ''}/matches/compare?${query}`;
    redirect(303, localizedHref(path, event.locals.locale));
  }),
};
