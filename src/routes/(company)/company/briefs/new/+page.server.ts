import { redirect } from '@sveltejs/kit';
import { draftFromRole } from '$lib/domain/briefs/draft-of.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { briefRowsSchema } from '$lib/schemas/brief-rows.ts';
import { briefSchema } from '$lib/schemas/brief.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { assertOpenable, createBrief, openBrief } from '$lib/server/briefs/commands.ts';
import { findCompanySector, listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { getRole } from '$lib/server/catalogue/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const roleId = event.url.searchParams.get('role');
  const choices = await listBriefFormOptions(supabase, locale);
  if (!roleId) return { choices, role: null, draft: null };
  const [role, sectorId] = await Promise.all([
    getRole(supabase, locale, roleId),
    findCompanySector(supabase, actor.company.id),
  ]);
  const { name, price } = role;
  const draft = draftFromRole(role, sectorId, crypto.randomUUID());
  return { choices, role: { id: role.id, name, price }, draft };
});

export const actions = {
  rows: formAction(requireCompany, briefRowsSchema, async ({ data }) => ({ draft: data })),
  save: formAction(requireCompany, briefSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    assertOpenable(data, todayInSweden());
    const id = await createBrief(supabase, actor.company.id, data);
    if (data.intent === 'show') await openBrief(supabase, id);
    const next = data.intent === 'show' ? '/matches' : '';
    redirect(303, localizedHref(`/company/briefs/${id}${next}`, locale));
  }),
};
