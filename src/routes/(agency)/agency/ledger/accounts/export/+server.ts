import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { balanceTable } from '$lib/server/bookkeeping/export-tables.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, ({ event }) => ({
  name: m.bookkeeping_file_balances(),
  ...balanceTable(event.locals.supabase, event.url.searchParams),
}));
