import { m } from '$lib/paraglide/messages.js';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { ownAssignmentTable } from '$lib/server/assignments/export-tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireCompany, ({ event, actor }) => ({
  name: m.common_export_file_assignments(),
  ...ownAssignmentTable(event.locals.supabase, { companyId: actor.company.id }),
}));
