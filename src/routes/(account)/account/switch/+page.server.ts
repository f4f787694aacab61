import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { switchCompanySchema } from '$lib/schemas/member-actions.ts';
import { chooseCompany } from '$lib/server/auth/account-cookies.ts';
import { requirePerson } from '$lib/server/auth/guards.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requirePerson, async ({ event: { locals } }) => {
  redirect(303, localizedHref('/account', locals.locale));
});

export const actions = {
  default: formAction(requirePerson, switchCompanySchema, async ({ event, actor, data }) => {
    const isMine = actor.access.companies.some(({ id }) => id === data.companyId);
    if (!isMine) throw new DomainError(404, 'not_found');
    chooseCompany(event.cookies, data.companyId);
    redirect(303, localizedHref('/company', event.locals.locale));
  }),
};
