import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import {
  diagnosisSideSchema,
  inviteColleagueSchema,
  noFieldsSchema,
  revokeInvitationSchema,
  revokeShareSchema,
} from '$lib/schemas/diagnosis-forms.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { describeAnswer } from '$lib/server/diagnosis/commands.ts';
import { saveDraft } from '$lib/server/diagnosis/cookies.ts';
import { inviteColleague, revokeInvitation } from '$lib/server/diagnosis/invitations.ts';
import { getDiagnosis } from '$lib/server/diagnosis/queries.ts';
import { draftOf, fillIn } from '$lib/server/diagnosis/redo.ts';
import { savedPage } from '$lib/server/diagnosis/saved-page.ts';
import { revokeShare, share } from '$lib/server/diagnosis/shares.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, ({ event, actor, params: { id = '' } }) =>
  savedPage(event, { companyId: actor.company.id, userId: actor.user.id }, id),
);

export const actions = {
  share: formAction(requireCompany, noFieldsSchema, async ({ event: { locals, params } }) => ({
    made: await share(locals.supabase, locals.locale, params.id ?? ''),
  })),
  revoke: formAction(requireCompany, revokeShareSchema, async ({ event, data }) => {
    await revokeShare(event.locals.supabase, data.shareId);
    return { isRevoked: true };
  }),
  invite: formAction(requireCompany, inviteColleagueSchema, async ({ event, data }) => {
    const { locals, params } = event;
    const { supabase, locale } = locals;
    const address = await inviteColleague(supabase, locale, params.id ?? '', data.invitee);
    return { invited: { name: data.invitee, address } };
  }),
  uninvite: formAction(requireCompany, revokeInvitationSchema, async ({ event, data }) => {
    await revokeInvitation(event.locals.supabase, data.invitationId);
    return { isEnded: true };
  }),
  describe: formAction(requireCompany, diagnosisSideSchema, async ({ event, data }) => {
    const { locals, params } = event;
    const id = params.id ?? '';
    await describeAnswer(locals.supabase, id, data);
    redirect(303, localizedHref(`/company/needs-analyses/${id}?done=described`, locals.locale));
  }),
  edit: formAction(requireCompany, noFieldsSchema, async ({ event, actor }) => {
    const { cookies, locals, params } = event;
    const saved = await getDiagnosis(locals.supabase, actor.company.id, params.id ?? '');
    saveDraft(cookies, draftOf(saved.stored));
    redirect(303, localizedHref('/needs-analysis/questions/1', locals.locale));
  }),
  fill: formAction(requireCompany, noFieldsSchema, async ({ event, actor }) => {
    const { cookies, locals, params } = event;
    const saved = await getDiagnosis(locals.supabase, actor.company.id, params.id ?? '');
    const path = await fillIn(locals.supabase, cookies, saved.stored);
    redirect(303, localizedHref(path, locals.locale));
  }),
};
