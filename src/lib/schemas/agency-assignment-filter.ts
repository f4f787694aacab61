import { z } from 'zod';
import { ASSIGNMENT_STATES } from '../domain/assignments/assignment.ts';
import { pageNumber, searchText } from './filter-fields.ts';
import { sortField } from './sort-field.ts';

export const ASSIGNMENT_ORDERS = ['number', 'title', 'consultant', 'period', 'share'] as const;

const schema = z.object({
  state: z.enum(ASSIGNMENT_STATES).optional().catch(undefined),
  q: searchText,
  sort: sortField(ASSIGNMENT_ORDERS),
  page: pageNumber,
});

/** Which assignments the agency looks at. */
export type AgencyAssignmentFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAgencyAssignmentFilter(query: URLSearchParams): AgencyAssignmentFilter {
  return schema.parse(Object.fromEntries(query));
}
