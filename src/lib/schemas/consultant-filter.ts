import { z } from 'zod';
import { WORK_MODES } from '../domain/catalogue/consultant-card.ts';

const id = z
  .string()
  .regex(/^[a-z][a-z_-]{0,60}$/u)
  .optional()
  .catch(undefined);

/**
 * The filter of the public list of consultants, read from the address. What is not understood is
 * left out: an old or mistyped address shows more, never an error.
 */
const consultantFilterSchema = z.object({
  role: id,
  region: id,
  mode: z.enum(WORK_MODES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type ConsultantFilter = z.output<typeof consultantFilterSchema>;

/** Reads the filter from the query of an address. */
export function parseConsultantFilter(query: URLSearchParams): ConsultantFilter {
  return consultantFilterSchema.parse(Object.fromEntries(query));
}

/** The query of an address for a filter; empty for everybody on page one. */
export function consultantQuery(filter: ConsultantFilter): string {
  const query = new URLSearchParams();
  if (filter.role) query.set('role', filter.role);
  if (filter.region) query.set('region', filter.region);
  if (filter.mode) query.set('mode', filter.mode);
  if (filter.page > 1) query.set('page', String(filter.page));
  return query.size > 0 ? `?${query}` : '';
}
