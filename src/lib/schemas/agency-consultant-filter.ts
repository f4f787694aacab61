import { z } from 'zod';
import { CONSULTANT_STATES } from '../domain/consultants/profile.ts';
import { pageNumber, searchText } from './filter-fields.ts';
import { sortField } from './sort-field.ts';

export const CONSULTANT_ORDERS = ['name', 'number', 'registered', 'rate'] as const;

const schema = z.object({
  state: z.enum(CONSULTANT_STATES).optional().catch(undefined),
  q: searchText,
  sort: sortField(CONSULTANT_ORDERS),
  page: pageNumber,
});

/** Which consultants the agency looks at. */
export type AgencyConsultantFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAgencyConsultantFilter(query: URLSearchParams): AgencyConsultantFilter {
  return schema.parse(Object.fromEntries(query));
}
