import { requireCompany } from '$lib/server/auth/guards.ts';
import { listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { draftActions, saveAction } from '$lib/server/briefs/form-actions.ts';
import { startOfBrief } from '$lib/server/briefs/start.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const [choices, start] = await Promise.all([
    listBriefFormOptions(supabase, locale),
    startOfBrief(supabase, locale, actor.company.id, event.url.searchParams),
  ]);
  return { choices, start };
});

export const actions = { ...draftActions(requireCompany), save: saveAction(requireCompany) };
