import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import type { AgencyAssignmentFilter } from '$lib/schemas/agency-assignment-filter.ts';
import { listProgress, toSummary } from '$lib/server/assignments/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { inOrder } from '$lib/server/lists/order.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';
import { anyLike, parseSearch } from './search.ts';

const ASSIGNMENTS_PER_PAGE = 25;
const COLUMN_OF = {
  number: 'number',
  title: 'title',
  consultant: 'consultant_name',
  period: 'during',
  share: 'percent',
} as const;

/** A page of all assignments in the order of the filter; the latest number first when it has none. */
export async function listAllAssignments(
  db: Db,
  filter: AgencyAssignmentFilter,
  perPage = ASSIGNMENTS_PER_PAGE,
): Promise<Paged<AssignmentSummary>> {
  let query = db.from('assignments').select('*', { count: 'exact' });
  if (filter.state) query = query.eq('state', filter.state);
  const search = parseSearch(filter.q);
  if (search.kind === 'number') query = query.eq('number', search.number);
  if (search.kind === 'name') {
    query = query.or(anyLike(['title', 'company_name', 'consultant_name'], search.pattern));
  }
  const ordered = inOrder(query, COLUMN_OF, filter.sort ?? '-number');
  const result = await ordered.range(...rangeOfPage(filter.page, perPage));
  const rows = pageRows(result);
  const progress = await listProgress(
    db,
    rows.map((row) => row.id),
  );
  const list = rows.map((row) => toSummary(row, progress.get(row.id)));
  return paged(list, result.count, perPage);
}
