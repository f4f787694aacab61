import { CONSULTANT_STATES, type ConsultantState } from '$lib/domain/consultants/profile.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { AgencyConsultantFilter } from '$lib/schemas/agency-consultant-filter.ts';
import { asState } from '$lib/server/consultants/states.ts';
import type { Db } from '$lib/server/db/client.ts';
import { inOrder } from '$lib/server/lists/order.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';
import { parseSearch } from './search.ts';

const CONSULTANTS_PER_PAGE = 25;
const COLUMNS = 'id, number, name, state, paused_at, headline, wished_rate_ore, created_at';
const COLUMN_OF = {
  name: 'name',
  number: 'number',
  registered: 'created_at',
  rate: 'wished_rate_ore',
} as const;

/** A consultant in the agency's list. */
export type ConsultantRow = {
  id: string;
  number: number;
  name: string;
  headline: string;
  state: ConsultantState;
  isPaused: boolean;
  /** Asked price to the client, per hour excluding VAT; null before it is stated. */
  wishedRateOre: Ore | null;
  registeredOn: IsoDate;
};

/** A page of consultants in the order of the filter; the latest registered first when it has none. */
export async function listConsultants(
  db: Db,
  filter: AgencyConsultantFilter,
  perPage = CONSULTANTS_PER_PAGE,
): Promise<Paged<ConsultantRow>> {
  let query = db.from('consultants').select(COLUMNS, { count: 'exact' });
  if (filter.state) query = query.eq('state', filter.state);
  const search = parseSearch(filter.q);
  if (search.kind === 'number') query = query.eq('number', search.number);
  if (search.kind === 'name') query = query.ilike('name', search.pattern);
  const ordered = inOrder(query, COLUMN_OF, filter.sort ?? '-number');
  const result = await ordered.range(...rangeOfPage(filter.page, perPage));
  const rows = pageRows(result).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    headline: row.headline,
    state: asState(CONSULTANT_STATES, row.state),
    isPaused: row.paused_at !== null,
    wishedRateOre: row.wished_rate_ore,
    registeredOn: dayOfInstant(row.created_at),
  }));
  return paged(rows, result.count, perPage);
}
