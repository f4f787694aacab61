import { readyAssignments } from '$lib/domain/agency/ready-to-invoice.ts';
import { parseInvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';
import { listInvoices, sumInvoices } from '$lib/server/agency/invoices.ts';
import { listReadyWeeks } from '$lib/server/agency/ready-weeks.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseInvoiceFilter(event.url.searchParams);
  const { supabase } = event.locals;
  const [invoices, sums, weeks] = await Promise.all([
    listInvoices(supabase, filter, todayInSweden()),
    sumInvoices(supabase, filter, todayInSweden()),
    listReadyWeeks(supabase),
  ]);
  return { filter, invoices, sums, ready: readyAssignments(weeks) };
});
