import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { emailFormSchema } from '$lib/schemas/email-form.ts';
import { removeStaffSchema, revokeInvitationSchema } from '$lib/schemas/member-actions.ts';
import { removeStaff } from '$lib/server/accounts/commands.ts';
import {
  inviteStaff,
  listSentInvitations,
  revokeInvitation,
} from '$lib/server/accounts/invitations.ts';
import { listStaff } from '$lib/server/accounts/members.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, actor: { user } }) => {
  const { supabase } = event.locals;
  const [staff, invitations] = await Promise.all([
    listStaff(supabase),
    listSentInvitations(supabase, null),
  ]);
  return { staff, invitations, me: user.id, done: event.url.searchParams.get('done') };
});

export const actions = {
  invite: formAction(requireAgency, emailFormSchema, async ({ event, data }) => {
    await inviteStaff(event.locals.supabase, data.email);
    redirect(303, localizedHref('/agency/staff?done=invited', event.locals.locale));
  }),
  revoke: formAction(requireAgency, revokeInvitationSchema, async ({ event, data }) => {
    await revokeInvitation(event.locals.supabase, data.invitationId);
    redirect(303, localizedHref('/agency/staff?done=revoked', event.locals.locale));
  }),
  remove: formAction(requireAgency, removeStaffSchema, async ({ event, actor, data }) => {
    await removeStaff(event.locals.supabase, data.userId, data.reason);
    // Whoever takes themselves out has no desk to come back to.
    const next = data.userId === actor.user.id ? '/account' : '/agency/staff?done=staff_removed';
    redirect(303, localizedHref(next, event.locals.locale));
  }),
};
