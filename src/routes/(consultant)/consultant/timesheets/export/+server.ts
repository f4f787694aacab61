import { m } from '$lib/paraglide/messages.js';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { weekTable } from '$lib/server/time/export-tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireConsultant, ({ event, actor }) => ({
  name: m.common_export_file_timesheets(),
  ...weekTable(event.locals.supabase, actor.consultantId),
}));
