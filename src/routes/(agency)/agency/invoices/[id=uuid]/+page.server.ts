import { getInvoiceDetail } from '$lib/server/agency/invoice-detail.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => ({
  invoice: await getInvoiceDetail(event.locals.supabase, params['id'] ?? '', todayInSweden()),
}));
