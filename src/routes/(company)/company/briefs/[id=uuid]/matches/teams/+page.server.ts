import { redirect } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { waitsForStrategy } from '$lib/domain/briefs/strategy-gate.ts';
import { teamQuery } from '$lib/domain/matching/team-answer.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { askTeamSchema } from '$lib/schemas/ask-team.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { gateOf } from '$lib/server/briefs/gate.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { askTeam, listTeams } from '$lib/server/matching/teams.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const [brief, teams] = await Promise.all([
    getBrief(supabase, locale, params['id'] ?? ''),
    listTeams(supabase, params['id'] ?? ''),
  ]);
  const gate = await gateOf(supabase, actor.company.id, brief);
  return {
    brief,
    teams,
    ask: briefActions(brief.state, false).ask,
    /** Ids of the roles that nobody can be asked about yet. */
    waits: brief.roles.filter((role) => waitsForStrategy(role, gate)).map(({ id }) => id),
  };
});

export const actions = {
  ask: formAction(requireCompany, askTeamSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    const answers = await askTeam(supabase, id, data.asks, data.message);
    const { roles } = await getBrief(supabase, locale, id);
    redirect(303, localizedHref(`/company/briefs/${id}?${teamQuery(answers, roles)}`, locale));
  }),
};
