import { requireCompany } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { statementTable } from '$lib/server/statements/export-table.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = exportList(requireCompany, ({ event, actor }) =>
  statementTable(event, actor.company.id),
);
