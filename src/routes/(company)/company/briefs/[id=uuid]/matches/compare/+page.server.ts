import { redirect } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { waitsForStrategy } from '$lib/domain/briefs/strategy-gate.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { parseCompared } from '$lib/schemas/compare-matches.ts';
import { sendRequestsSchema } from '$lib/schemas/send-requests.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { sendRequests } from '$lib/server/briefs/commands.ts';
import { gateOf } from '$lib/server/briefs/gate.ts';
import { regionNames } from '$lib/server/briefs/form-options.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { compareMatches } from '$lib/server/matching/queries.ts';
import { briefInView } from '$lib/server/matching/ranking-page.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const view = await briefInView(supabase, locale, params['id'] ?? '', event.url);
  const wanted = parseCompared(event.url.searchParams) ?? [];
  const [matches, names, regions, gate] = await Promise.all([
    wanted.length > 0 ? compareMatches(supabase, view.role.id, wanted) : [],
    matchNames(supabase, locale),
    regionNames(supabase, locale),
    gateOf(supabase, actor.company.id, view.brief),
  ]);
  const choose = briefActions(view.brief.state, false).ask && !view.role.isFilled;
  const waits = choose && waitsForStrategy(view.role, gate);
  const gone = wanted.length - matches.length;
  return { ...view, matches, gone, names, regions, waits, ask: choose && !waits };
});

export const actions = {
  ask: formAction(requireCompany, sendRequestsSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    const sent = await sendRequests(supabase, data.brief_role_id, data.consultants, data.message);
    redirect(303, localizedHref(`/company/briefs/${id}?sent=${sent}`, locale));
  }),
};
