import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { rankingMoveSchema } from '$lib/schemas/ranking-move.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { lookUpCandidate } from '$lib/server/matching/ranking-pool.ts';
import { getRanking, listRankingPlaces, noteMove } from '$lib/server/matching/ranking-log.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [ranking, places, names, roles] = await Promise.all([
    getRanking(supabase, id),
    listRankingPlaces(supabase, id),
    matchNames(supabase, locale),
    roleNames(supabase, locale),
  ]);
  return {
    ranking,
    lookup: await lookUpCandidate(supabase, ranking.poolId, event.url.searchParams),
    places,
    names,
    roleName: roles.get(ranking.roleId) ?? ranking.roleId,
    noted: event.url.searchParams.has('noted'),
  };
});

export const actions = {
  move: formAction(requireAgency, rankingMoveSchema, async ({ event, data }) => {
    await noteMove(event.locals.supabase, data);
    const path = `/agency/matching/${event.params['id'] ?? ''}?noted=1`;
    redirect(303, localizedHref(path, event.locals.locale));
  }),
};
