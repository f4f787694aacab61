import { m } from '$lib/paraglide/messages.js';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { companyInvoiceTable } from '$lib/server/invoicing/export-table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireCompany, ({ event, actor }) => ({
  name: m.common_export_file_invoices(),
  ...companyInvoiceTable(event.locals.supabase, actor.company.id),
}));
