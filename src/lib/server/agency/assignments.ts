import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import type { AgencyAssignmentFilter } from '$lib/schemas/agency-assignment-filter.ts';
import { listProgress, toSummary } from '$lib/server/assignments/queries.ts';
import type { Db } from '$lib/server/db/client.ts';
import { paged, pageRows, rangeOfPage, type Paged } from './pages.ts';
import { anyLike, parseSearch } from './search.ts';

const ASSIGNMENTS_PER_PAGE = 25;

/** A page of all assignments, the latest booked first. */
export async function listAllAssignments(
  db: Db,
  filter: AgencyAssignmentFilter,
): Promise<Paged<AssignmentSummary>> {
  let query = db.from('assignments').select('*', { count: 'exact' });
  if (filter.state) query = query.eq('state', filter.state);
  const search = parseSearch(filter.q);
  if (search.kind === 'number') query = query.eq('number', search.number);
  if (search.kind === 'name') {
    query = query.or(anyLike(['title', 'company_name', 'consultant_name'], search.pattern));
  }
  const ordered = query.order('number', { ascending: false });
  const result = await ordered.range(...rangeOfPage(filter.page, ASSIGNMENTS_PER_PAGE));
  const rows = pageRows(result);
  const progress = await listProgress(
    db,
    rows.map((row) => row.id),
  );
  const list = rows.map((row) => toSummary(row, progress.get(row.id)));
  return paged(list, result.count, ASSIGNMENTS_PER_PAGE);
}
