import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { deleteDraftSchema } from '$lib/schemas/brief-form-steps.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { deleteDraft, listDrafts } from '$lib/server/briefs/drafts.ts';
import { BRIEFS_PER_PAGE, listBriefs } from '$lib/server/briefs/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase, locale } = event.locals;
  const page = pageNumber(event.url);
  const [{ briefs, total }, drafts] = await Promise.all([
    listBriefs(supabase, locale, actor.company.id, page),
    listDrafts(supabase, actor.company.id),
  ]);
  const isDeleted = event.url.searchParams.has('deleted');
  return { briefs, drafts, page, pages: Math.ceil(total / BRIEFS_PER_PAGE), isDeleted };
});

export const actions = {
  deleteDraft: formAction(requireCompany, deleteDraftSchema, async ({ event, data }) => {
    await deleteDraft(event.locals.supabase, data.draft_id);
    redirect(303, localizedHref('/company/briefs?deleted=1', event.locals.locale));
  }),
};
