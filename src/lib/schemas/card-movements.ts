import { z } from 'zod';
import { filterId, pageNumber } from './filter-fields.ts';

const schema = z.object({
  payout: z
    .string()
    .regex(/^po_\w{1,100}$/u)
    .optional()
    .catch(undefined),
  payment: filterId,
  movement: filterId,
  page: pageNumber,
});

/** Which movements of the card account are looked at: of a payout, of a payment, or one alone. */
export type CardFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseCardFilter(query: URLSearchParams): CardFilter {
  return schema.parse(Object.fromEntries(query));
}
