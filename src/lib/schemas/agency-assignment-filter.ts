import { z } from 'zod';
import { ASSIGNMENT_STATES } from '../domain/assignments/assignment.ts';
import { pageNumber, searchText } from './filter-fields.ts';

const schema = z.object({
  state: z.enum(ASSIGNMENT_STATES).optional().catch(undefined),
  q: searchText,
  page: pageNumber,
});

/** Which assignments the agency looks at. */
export type AgencyAssignmentFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAgencyAssignmentFilter(query: URLSearchParams): AgencyAssignmentFilter {
  return schema.parse(Object.fromEntries(query));
}
