import { yearUntil } from '$lib/domain/bookkeeping/month.ts';
import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { getAccount, listMovements, trialBalance } from '$lib/server/bookkeeping/accounts.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase } = event.locals;
  const period = parsePeriodFilter(event.url.searchParams, yearUntil(todayInSweden()));
  const account = await getAccount(supabase, Number(params['account']));
  const [movements, balances] = await Promise.all([
    listMovements(supabase, account.number, period),
    trialBalance(supabase, period),
  ]);
  const balance = balances.find((each) => each.account === account.number) ?? null;
  return { period, account, movements, balance };
});
