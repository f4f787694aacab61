import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { signUpConsultantSchema } from '$lib/schemas/sign-up-person.ts';
import { signUp, signUpPerson } from '$lib/server/accounts/sign-up.ts';
import { requireVisitor } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireVisitor, async () => ({}));

export const actions = {
  default: formAction(requireVisitor, signUpConsultantSchema, async ({ event, data }) => {
    const metadata = { kind: 'consultant' as const, ...signUpPerson(event, data.name) };
    await signUp(event, data, metadata);
    redirect(303, localizedHref('/sign-up/sent', event.locals.locale));
  }),
};
