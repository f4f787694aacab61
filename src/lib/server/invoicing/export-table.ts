import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import type { InvoiceSummary } from '$lib/domain/invoicing/invoice-summary.ts';
import { stateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { listInvoices } from './queries.ts';

/** A company's invoices as a file, the latest number first. */
export function companyInvoiceTable(db: Db, companyId: string): CsvTable<InvoiceSummary> {
  return {
    columns: [
      { label: m.common_export_invoice_number(), cell: (row) => wholeCell(row.number) },
      { label: m.invoicing_state(), cell: (row) => stateWord('invoice', row.standing).label },
      { label: m.invoicing_issued(), cell: (row) => row.issueDate },
      { label: m.invoicing_due(), cell: (row) => row.dueDate },
      { label: m.common_export_currency(), cell: (row) => row.currency },
      { label: m.common_export_gross(), cell: (row) => oreCell(row.totalOre) },
      { label: m.common_export_open(), cell: (row) => oreCell(row.openOre) },
    ],
    key: ({ id }) => id,
    page: async (page) => (await listInvoices(db, companyId, page, EXPORT_PAGE)).invoices,
  };
}
