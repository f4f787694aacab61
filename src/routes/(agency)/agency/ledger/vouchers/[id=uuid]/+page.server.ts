import { requireAgency } from '$lib/server/auth/guards.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => ({
  voucher: await getVoucher(event.locals.supabase, params['id'] ?? ''),
}));
