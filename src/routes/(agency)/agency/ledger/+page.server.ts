import { parseVoucherFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listAccounts } from '$lib/server/bookkeeping/accounts.ts';
import { listMonths } from '$lib/server/bookkeeping/months.ts';
import { listVouchers } from '$lib/server/bookkeeping/vouchers.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseVoucherFilter(event.url.searchParams);
  const { supabase } = event.locals;
  const [vouchers, months, accounts] = await Promise.all([
    listVouchers(supabase, filter),
    listMonths(supabase),
    listAccounts(supabase),
  ]);
  return { filter, vouchers, months, accounts };
});
