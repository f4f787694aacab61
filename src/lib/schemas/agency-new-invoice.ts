import { z } from 'zod';
import { filterId } from './filter-fields.ts';

const ids = z.array(z.guid()).min(1).max(60).optional().catch(undefined);

/** Which invoice is being drawn up: an assignment and some of its work, or all of it. */
export type NewInvoiceQuery = {
  assignment: string | undefined;
  sheets: string[] | undefined;
  expenses: string[] | undefined;
};

/** Reads the choice from the query of an address; what is not understood is left out. */
export function parseNewInvoiceQuery(query: URLSearchParams): NewInvoiceQuery {
  const list = (name: string) => ids.parse(query.has(name) ? query.getAll(name) : undefined);
  return {
    assignment: filterId.parse(query.get('assignment') ?? undefined),
    sheets: list('sheet'),
    expenses: list('expense'),
  };
}
