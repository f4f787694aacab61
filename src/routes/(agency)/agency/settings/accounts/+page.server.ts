import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { ledgerAccountSchema } from '$lib/schemas/ledger-settings.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { chooseAccount, listRoleAccounts } from '$lib/server/bookkeeping/settings.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const roles = await listRoleAccounts(event.locals.supabase);
  const wanted = event.url.searchParams.get('role');
  return { roles, chosen: roles.find(({ role }) => role === wanted) ?? null };
});

export const actions = {
  default: formAction(requireAgency, ledgerAccountSchema, async ({ event, data }) => {
    await chooseAccount(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings/accounts', event.locals.locale));
  }),
};
