import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { changedPasswordSchema, recoveredPasswordSchema } from '$lib/schemas/passwords.ts';
import { changePassword, setPassword } from '$lib/server/accounts/sessions.ts';
import { homeOf } from '$lib/server/auth/access.ts';
import { forgetRecovered, isRecovered } from '$lib/server/auth/account-cookies.ts';
import { requireUser } from '$lib/server/auth/guards.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireUser, async ({ event: { cookies }, actor }) => ({
  email: actor.user.email,
  isRecovered: isRecovered(cookies, actor.user.id),
}));

export const actions = {
  recover: formAction(requireUser, recoveredPasswordSchema, async ({ event, actor, data }) => {
    const { cookies, locals } = event;
    if (!isRecovered(cookies, actor.user.id)) throw new DomainError(410, 'link_expired');
    await setPassword(event, data.newPassword);
    forgetRecovered(cookies);
    const home = actor.access ? '/account?saved=password' : homeOf(actor.access);
    redirect(303, localizedHref(home, locals.locale));
  }),
  change: formAction(requireUser, changedPasswordSchema, async ({ event, actor, data }) => {
    await changePassword(event, actor.user, data);
    redirect(303, localizedHref('/account?saved=password', event.locals.locale));
  }),
};
