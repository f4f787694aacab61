import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getInvoiceGrounds } from '$lib/server/invoicing/invoice-grounds.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => ({
  invoice: await getInvoiceGrounds(event.locals.supabase, params['id'] ?? ''),
}));
