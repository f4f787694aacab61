import { z } from 'zod';
import { MOST_COMPARED } from '../domain/matching/comparison.ts';

/** Whom to see side by side: two to four, as ticked in the list. */
export const compareFormSchema = z.object({
  consultants: z
    .array(z.uuid(), 'compare_two')
    .min(2, 'compare_two')
    .max(MOST_COMPARED, `at_most:${MOST_COMPARED}`),
});

const ids = z.array(z.guid()).max(MOST_COMPARED);

/** Reads whom to compare from the query of an address (`?c=…&c=…`); null when it makes no sense. */
export function parseCompared(query: URLSearchParams): string[] | null {
  const parsed = ids.safeParse([...new Set(query.getAll('c'))]);
  return parsed.success && parsed.data.length > 0 ? parsed.data : null;
}
