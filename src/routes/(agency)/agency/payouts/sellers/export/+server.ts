import { m } from '$lib/paraglide/messages.js';
import { parseYear } from '$lib/schemas/payouts.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { sellerTable } from '$lib/server/payouts/seller-table.ts';
import { todayInSweden } from '$lib/server/today.ts';
import type { RequestHandler } from './$types';

/** The report on sellers of a year as CSV. */
export const GET: RequestHandler = exportList(requireAgency, ({ event }) => {
  const year = parseYear(event.url.searchParams, todayInSweden());
  const name = `${m.payouts_sellers_file()}-${year}`;
  return { name, ...sellerTable(event.locals.supabase, year) };
});
