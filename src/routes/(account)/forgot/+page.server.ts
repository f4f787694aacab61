import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { emailFormSchema } from '$lib/schemas/email-form.ts';
import { sendRecovery } from '$lib/server/accounts/sign-up.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event: { url, locals } }) => ({
  isSent: url.searchParams.has('sent'),
  email: locals.user?.email ?? '',
}));

export const actions = {
  default: formAction(noGuard, emailFormSchema, async ({ event, data }) => {
    await sendRecovery(event, data.email);
    redirect(303, localizedHref('/forgot?sent', event.locals.locale));
  }),
};
