import { requireCompany } from '$lib/server/auth/guards.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { INVOICES_PER_PAGE, listInvoices } from '$lib/server/invoicing/queries.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const page = pageNumber(event.url);
  const { invoices, total } = await listInvoices(event.locals.supabase, actor.company.id, page);
  return { invoices, page, pages: Math.ceil(total / INVOICES_PER_PAGE) };
});
