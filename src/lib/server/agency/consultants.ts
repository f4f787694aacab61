import { CONSULTANT_STATES, type ConsultantState } from '$lib/domain/consultants/profile.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { AgencyConsultantFilter } from '$lib/schemas/agency-consultant-filter.ts';
import { asState } from '$lib/server/consultants/states.ts';
import type { Db } from '$lib/server/db/client.ts';
import { paged, pageRows, rangeOfPage, type Paged } from './pages.ts';
import { parseSearch } from './search.ts';

const CONSULTANTS_PER_PAGE = 25;
const COLUMNS = 'id, number, name, state, paused_at, headline, wished_rate_ore, created_at';

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

/** A page of consultants, the latest registered first. */
export async function listConsultants(
  db: Db,
  filter: AgencyConsultantFilter,
): Promise<Paged<ConsultantRow>> {
  let query = db.from('consultants').select(COLUMNS, { count: 'exact' });
  if (filter.state) query = query.eq('state', filter.state);
  const search = parseSearch(filter.q);
  if (search.kind === 'number') query = query.eq('number', search.number);
  if (search.kind === 'name') query = query.ilike('name', search.pattern);
  const ordered = query.order('number', { ascending: false });
  const result = await ordered.range(...rangeOfPage(filter.page, CONSULTANTS_PER_PAGE));
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
  return paged(rows, result.count, CONSULTANTS_PER_PAGE);
}
