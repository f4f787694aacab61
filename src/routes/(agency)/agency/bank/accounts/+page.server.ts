import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { bankAccountSchema } from '$lib/schemas/bank.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { bankBalances, listBankAccounts } from '$lib/server/banking/bank-accounts.ts';
import { saveBankAccount } from '$lib/server/banking/commands.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const db = event.locals.supabase;
  const [accounts, balances] = await Promise.all([listBankAccounts(db), bankBalances(db)]);
  return { accounts: accounts.map((each) => ({ ...each, balance: balances.get(each.id) })) };
});

export const actions = {
  default: formAction(requireAgency, bankAccountSchema, async ({ event, data }) => {
    await saveBankAccount(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/bank/accounts', event.locals.locale));
  }),
};
