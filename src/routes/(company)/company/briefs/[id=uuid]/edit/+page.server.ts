import { draftFromBrief, roleDraft } from '$lib/domain/briefs/draft-of.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { draftActions, saveAction } from '$lib/server/briefs/form-actions.ts';
import { findDraft, findDraftOfBrief } from '$lib/server/briefs/drafts.ts';
import { listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { listRoleProfiles } from '$lib/server/briefs/profiles.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const asked = event.url.searchParams;
  const [brief, choices, unfinished, resumed, added] = await Promise.all([
    getBrief(supabase, locale, id),
    listBriefFormOptions(supabase, locale),
    findDraftOfBrief(supabase, id),
    findDraft(supabase, asked.get('draft') ?? ''),
    listRoleProfiles(supabase, locale, asked.getAll('add')),
  ]);
  const stored = draftFromBrief(brief, locale === 'sv' ? ',' : '.', crypto.randomUUID());
  const before = added.map((profile) => roleDraft({ ...profile, phase: 'strategy' }));
  const draft = resumed?.draft ?? { ...stored, roles: [...before, ...stored.roles] };
  const savedAt = resumed?.savedAt ?? null;
  return { brief, choices, draft, savedAt, unfinished: resumed ? null : unfinished };
});

export const actions = { ...draftActions(requireCompany), save: saveAction(requireCompany) };
