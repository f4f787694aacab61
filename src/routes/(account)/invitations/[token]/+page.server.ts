import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { acceptInvitationSchema } from '$lib/schemas/accept-invitation.ts';
import { signUpInvitedSchema } from '$lib/schemas/sign-up-person.ts';
import { findInvitation, getOpenInvitation } from '$lib/server/accounts/invitations.ts';
import { joinByInvitation } from '$lib/server/accounts/join.ts';
import { signUp, signUpPerson } from '$lib/server/accounts/sign-up.ts';
import { requireUser, requireVisitor } from '$lib/server/auth/guards.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event, params: { token = '' } }) => {
  const { locals, setHeaders } = event;
  setHeaders({ 'cache-control': 'private, no-store' });
  await takeTry(event, 'invitation');
  return {
    token,
    invitation: await findInvitation(locals.supabase, token),
    signedInAs: locals.user?.email.toLowerCase() ?? null,
    hasName: locals.access !== null,
  };
});

export const actions = {
  signUp: formAction(requireVisitor, signUpInvitedSchema, async ({ event, data }) => {
    const { locals, params } = event;
    const token = params.token ?? '';
    await takeTry(event, 'invitation');
    const { email } = await getOpenInvitation(locals.supabase, token);
    const metadata = { kind: 'invited' as const, ...signUpPerson(event, data.name) };
    await signUp(event, { email, password: data.password }, metadata, `/invitations/${token}`);
    redirect(303, localizedHref('/sign-up/sent', locals.locale));
  }),
  accept: formAction(requireUser, acceptInvitationSchema, async ({ event, actor, data }) => {
    const { locals, params } = event;
    const home = await joinByInvitation(event, actor.access, params.token ?? '', data.name);
    redirect(303, localizedHref(home, locals.locale));
  }),
};
