import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { assignmentTable } from '$lib/server/agency/export-tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, ({ event }) => ({
  name: m.common_export_file_assignments(),
  ...assignmentTable(event.locals.supabase, event.url.searchParams),
}));
