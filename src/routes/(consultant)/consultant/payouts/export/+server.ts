import { m } from '$lib/paraglide/messages.js';
import { parseYear } from '$lib/schemas/payouts.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { payoutYearTable } from '$lib/server/payouts/export-table.ts';
import { todayInSweden } from '$lib/server/today.ts';
import type { RequestHandler } from './$types';

/** The months of a consultant's year as CSV. */
export const GET: RequestHandler = exportList(requireConsultant, ({ event, actor }) => {
  const year = parseYear(event.url.searchParams, todayInSweden());
  return {
    name: `${m.common_export_file_payouts()}-${year}`,
    ...payoutYearTable(event.locals.supabase, actor.consultantId, year),
  };
});
