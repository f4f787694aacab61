import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { companyTable } from '$lib/server/agency/export-tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, ({ event }) => ({
  name: m.common_export_file_companies(),
  ...companyTable(event.locals.supabase, event.url.searchParams),
}));
