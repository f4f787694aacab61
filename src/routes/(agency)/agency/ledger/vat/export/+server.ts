import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { vatTable } from '$lib/server/bookkeeping/export-vat.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, ({ event }) => ({
  name: m.bookkeeping_file_vat_csv(),
  ...vatTable(event.locals.supabase, event.url.searchParams),
}));
