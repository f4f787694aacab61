import { marginsOf, type Margin } from '$lib/domain/bookkeeping/margin.ts';
import type { PeriodFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const PER_PAGE = 50;
const ALL = 'all';

/** An assignment's margin with the names it is known by. */
export type AssignmentMargin = Margin & { title: string; company: string; consultant: string };

/** A page of margins, and that of all assignments together. */
export type MarginPage = Paged<AssignmentMargin> & { all: Margin | null };

/** What assignments brought in and cost in a period by the books, in SEK, the largest margin first. */
export async function listMargins(
  db: Db,
  filter: PeriodFilter,
  perPage = PER_PAGE,
): Promise<MarginPage> {
  const [offset] = rangeOfPage(filter.page, perPage);
  const args = { p_from: filter.from, p_to: filter.to, p_offset: offset, p_limit: perPage };
  const rows = unwrap(await db.rpc('list_margins', args));
  const list = rows.flatMap((row) => {
    const names = { title: row.title, company: row.company_name, consultant: row.consultant_name };
    return marginIn(row.assignment_id, row.income_ore, row.cost_ore).map((margin) => ({
      ...margin,
      ...names,
    }));
  });
  const [first] = rows;
  const [all = null] = first ? marginIn(ALL, first.all_income_ore, first.all_cost_ore) : [];
  return { ...paged(list, first?.assignments ?? 0, perPage), all };
}

function marginIn(assignmentId: string, incomeOre: number, costOre: number): Margin[] {
  const net = (netOre: number) => [{ assignmentId, netOre, currency: 'SEK' }];
  return marginsOf(net(incomeOre), net(costOre));
}
