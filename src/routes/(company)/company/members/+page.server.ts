import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { emailFormSchema } from '$lib/schemas/email-form.ts';
import {
  memberRoleSchema,
  removeMemberSchema,
  revokeInvitationSchema,
} from '$lib/schemas/member-actions.ts';
import { removeMember, setMemberRole } from '$lib/server/accounts/commands.ts';
import {
  inviteColleague,
  listSentInvitations,
  revokeInvitation,
} from '$lib/server/accounts/invitations.ts';
import { listMembers } from '$lib/server/accounts/members.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor: { company, user } }) => {
  const { supabase } = event.locals;
  const [members, invitations] = await Promise.all([
    listMembers(supabase, company.id),
    company.isOwner ? listSentInvitations(supabase, company.id) : [],
  ]);
  const done = event.url.searchParams.get('done');
  return { members, invitations, isOwner: company.isOwner, me: user.id, done };
});

export const actions = {
  invite: formAction(requireCompany, emailFormSchema, async ({ event, actor, data }) => {
    await inviteColleague(event.locals.supabase, actor.company.id, data.email);
    redirect(303, localizedHref('/company/members?done=invited', event.locals.locale));
  }),
  revoke: formAction(requireCompany, revokeInvitationSchema, async ({ event, data }) => {
    await revokeInvitation(event.locals.supabase, data.invitationId);
    redirect(303, localizedHref('/company/members?done=revoked', event.locals.locale));
  }),
  role: formAction(requireCompany, memberRoleSchema, async ({ event, actor, data }) => {
    await setMemberRole(event.locals.supabase, actor.company.id, data);
    const done = data.role === 'owner' ? 'owner_made' : 'owner_unmade';
    redirect(303, localizedHref(`/company/members?done=${done}`, event.locals.locale));
  }),
  remove: formAction(requireCompany, removeMemberSchema, async ({ event, actor, data }) => {
    await removeMember(event.locals.supabase, actor.company.id, data.userId);
    redirect(303, localizedHref('/company/members?done=removed', event.locals.locale));
  }),
};
