import { z } from 'zod';
import { filterId } from './filter-fields.ts';

const sheets = z.array(z.guid()).min(1).max(60).optional().catch(undefined);

/** Which invoice is being drawn up: an assignment and some of its weeks, or all of them. */
export type NewInvoiceQuery = { assignment: string | undefined; sheets: string[] | undefined };

/** Reads the choice from the query of an address; what is not understood is left out. */
export function parseNewInvoiceQuery(query: URLSearchParams): NewInvoiceQuery {
  return {
    assignment: filterId.parse(query.get('assignment') ?? undefined),
    sheets: sheets.parse(query.has('sheet') ? query.getAll('sheet') : undefined),
  };
}
