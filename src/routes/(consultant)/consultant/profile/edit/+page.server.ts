import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { profileSchema } from '$lib/schemas/profile.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { saveProfile } from '$lib/server/consultants/profile-commands.ts';
import { getOwnProfile } from '$lib/server/consultants/profile.ts';
import { unreadForm } from '$lib/server/consultants/unread-form.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getRulesInForce } from '$lib/server/matching/rules.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase: db, locale } = event.locals;
  const [profile, options, agency, rules] = await Promise.all([
    getOwnProfile(db, actor.consultantId),
    listBriefFormOptions(db, locale),
    findAgencyCard(db),
    getRulesInForce(db),
  ]);
  const { roles, sectors, regions, languages } = options;
  return {
    profile,
    options: { roles, sectors, regions, languages },
    marginBp: agency?.marginBp ?? null,
    shareSlack: rules.wish_share_slack,
  };
});

export const actions = {
  preview: (event) => {
    requireConsultant(event);
    return unreadForm(event);
  },
  save: formAction(requireConsultant, profileSchema, async ({ event, data }) => {
    await saveProfile(event.locals.supabase, data);
    redirect(303, localizedHref('/consultant/profile?done=saved', event.locals.locale));
  }),
} satisfies import('./$types.js').Actions;
