import { requireCompany } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getInvoiceGrounds } from '$lib/server/invoicing/invoice-grounds.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => ({
  invoice: await getInvoiceGrounds(event.locals.supabase, params['id'] ?? ''),
}));
