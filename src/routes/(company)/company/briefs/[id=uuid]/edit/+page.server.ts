import { redirect } from '@sveltejs/kit';
import { draftFromBrief } from '$lib/domain/briefs/draft-of.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { briefRowsSchema } from '$lib/schemas/brief-rows.ts';
import { briefSchema } from '$lib/schemas/brief.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { assertOpenable, changeBrief, openBrief } from '$lib/server/briefs/commands.ts';
import { listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const [brief, choices] = await Promise.all([
    getBrief(supabase, locale, params['id'] ?? ''),
    listBriefFormOptions(supabase, locale),
  ]);
  return { brief, choices, draft: draftFromBrief(brief, locale === 'sv' ? ',' : '.') };
});

export const actions = {
  rows: formAction(requireCompany, briefRowsSchema, async ({ data }) => ({ draft: data })),
  save: formAction(requireCompany, briefSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    const id = event.params['id'] ?? '';
    assertOpenable(data, todayInSweden());
    await changeBrief(supabase, actor.company.id, id, data);
    if (data.intent === 'show') await openBrief(supabase, id);
    const next = data.intent === 'show' ? '/matches' : '';
    redirect(303, localizedHref(`/company/briefs/${id}${next}`, locale));
  }),
};
