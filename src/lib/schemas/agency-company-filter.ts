import { z } from 'zod';
import { pageNumber, searchText } from './filter-fields.ts';
import { sortField } from './sort-field.ts';

export const COMPANY_ORDERS = ['name', 'registered'] as const;

const schema = z.object({ q: searchText, sort: sortField(COMPANY_ORDERS), page: pageNumber });

/** Which companies the agency looks at. */
export type AgencyCompanyFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseAgencyCompanyFilter(query: URLSearchParams): AgencyCompanyFilter {
  return schema.parse(Object.fromEntries(query));
}
