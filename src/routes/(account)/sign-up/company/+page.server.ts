import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { signUpCompanySchema } from '$lib/schemas/sign-up-company.ts';
import { listCompanyOptions } from '$lib/server/accounts/options.ts';
import { signUp, signUpPerson } from '$lib/server/accounts/sign-up.ts';
import { requireVisitor } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireVisitor, async ({ event: { locals } }) => ({
  options: await listCompanyOptions(locals.supabase, locals.locale),
}));

export const actions = {
  default: formAction(requireVisitor, signUpCompanySchema, async ({ event, data }) => {
    const person = signUpPerson(event, data.name);
    const metadata = { kind: 'company' as const, ...person, company: data.company };
    await signUp(event, data, metadata);
    redirect(303, localizedHref('/sign-up/sent', event.locals.locale));
  }),
};
