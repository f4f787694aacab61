import { redirect } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { askTeamSchema } from '$lib/schemas/ask-team.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { sendRequests } from '$lib/server/briefs/commands.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listTeams } from '$lib/server/matching/teams.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const [brief, teams] = await Promise.all([
    getBrief(supabase, locale, params['id'] ?? ''),
    listTeams(supabase, params['id'] ?? ''),
  ]);
  return { brief, teams, ask: briefActions(brief.state, false).ask };
});

export const actions = {
  // One command for each role: sent again after a fault, those asked already are left as they are.
  ask: formAction(requireCompany, askTeamSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    let sent = 0;
    for (const [role, asks] of Map.groupBy(data.asks, ({ briefRoleId }) => briefRoleId)) {
      const people = asks.map(({ consultantId }) => consultantId);
      sent += await sendRequests(supabase, role, people, data.message);
    }
    redirect(303, localizedHref(`/company/briefs/${id}?sent=${sent}`, locale));
  }),
};
