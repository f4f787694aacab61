import { z } from 'zod';
import { filterDay, filterId, pageNumber, searchText } from './filter-fields.ts';
import { sortField } from './sort-field.ts';

export const INVOICE_STANDINGS = ['unpaid', 'due_soon', 'overdue', 'paid', 'credited'] as const;
export const INVOICE_ORDERS = ['number', 'due', 'net', 'amount'] as const;

const schema = z.object({
  standing: z.enum(INVOICE_STANDINGS).optional().catch(undefined),
  q: searchText,
  company: filterId,
  from: filterDay,
  to: filterDay,
  sort: sortField(INVOICE_ORDERS),
  page: pageNumber,
});

/** Which invoices the agency looks at; the days are those of issue, both included. */
export type InvoiceFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseInvoiceFilter(query: URLSearchParams): InvoiceFilter {
  return schema.parse(Object.fromEntries(query));
}
