import { z } from 'zod';
import { filterDay, filterId, pageNumber } from './filter-fields.ts';

const schema = z.object({
  role: filterId,
  company: filterId,
  from: filterDay,
  to: filterDay,
  page: pageNumber,
});

/** Which logged rankings the agency looks at; `role` is the role of a brief, both days included. */
export type RankingFilter = z.output<typeof schema>;

/** Reads the filter from the query of an address. */
export function parseRankingFilter(query: URLSearchParams): RankingFilter {
  return schema.parse(Object.fromEntries(query));
}
