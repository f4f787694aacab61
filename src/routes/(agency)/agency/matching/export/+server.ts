import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { rankingTable } from '$lib/server/matching/export-table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, ({ event }) => ({
  name: m.matching_log_file(),
  ...rankingTable(event.locals.supabase, event.url.searchParams),
}));
