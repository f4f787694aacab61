import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { emailFormSchema } from '$lib/schemas/email-form.ts';
import { resendConfirmation } from '$lib/server/accounts/sign-up.ts';
import { findSentMail } from '$lib/server/auth/account-cookies.ts';
import { requireVisitor } from '$lib/server/auth/guards.ts';
import { env } from '$lib/server/env.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireVisitor, async ({ event: { cookies, url } }) => ({
  email: findSentMail(cookies)?.email ?? null,
  again: url.searchParams.has('again'),
  mailbox: env().ROLLKOLL_DEMO ? (env().MAIL_WEB_URL ?? null) : null,
}));

export const actions = {
  default: formAction(requireVisitor, emailFormSchema, async ({ event, data }) => {
    await resendConfirmation(event, data.email);
    redirect(303, localizedHref('/sign-up/sent?again', event.locals.locale));
  }),
};
