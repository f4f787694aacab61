import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { competenciesSchema } from '$lib/schemas/competencies.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { listFilterOptions } from '$lib/server/catalogue/consultant-cards.ts';
import {
  findRoleNeeds,
  listCompetencyGroups,
  listLevelGuides,
} from '$lib/server/consultants/competency-options.ts';
import { saveCompetencies } from '$lib/server/consultants/profile-commands.ts';
import { getOwnProfile } from '$lib/server/consultants/profile.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase: db, locale } = event.locals;
  const role = event.url.searchParams.get('role') ?? '';
  const [groups, guides, profile, { roles }, needs] = await Promise.all([
    listCompetencyGroups(db, locale),
    listLevelGuides(db, locale),
    getOwnProfile(db, actor.consultantId),
    listFilterOptions(db, locale),
    findRoleNeeds(db, role),
  ]);
  return { groups, guides, own: profile.competencies, roles, role, needs };
});

export const actions = {
  default: formAction(requireConsultant, competenciesSchema, async ({ event, data }) => {
    await saveCompetencies(event.locals.supabase, data);
    redirect(303, localizedHref('/consultant/profile?done=competencies', event.locals.locale));
  }),
} satisfies import('./$types.js').Actions;
