import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  FOUND_KINDS,
  groupFound,
  type Found,
  type FoundGroup,
  type SearchedWorkplace,
} from '$lib/domain/search/found.ts';
import { searchText } from '$lib/schemas/filter-fields.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** Where a person searches. */
export type SearchPlace = { workplace: SearchedWorkplace; companyId?: string };

export type SearchPage = { q: string; groups: FoundGroup[]; today: string };

const foundRow = z
  .object({
    kind: z.enum(FOUND_KINDS),
    id: z.string(),
    title: z.string(),
    note: z.string().nullable(),
    state: z.string().nullable(),
    due_date: z.string().nullable(),
  })
  .transform(({ due_date: dueDate, ...row }): Found => ({ ...row, dueDate }));

/**
 * What the address's `q` finds in a workplace. Nothing is searched, and no try counted, while it
 * is empty.
 * @throws {DomainError} 429 too_many_tries
 */
export async function searchPage(event: RequestEvent, place: SearchPlace): Promise<SearchPage> {
  const q = searchText.parse(event.url.searchParams.get('q'));
  const today = todayInSweden();
  if (q === '') return { q, groups: [], today };
  await takeTry(event, 'search', event.locals.user?.id);
  return { q, groups: groupFound(await search(event.locals.supabase, place, q)), today };
}

async function search(db: Db, { workplace, companyId }: SearchPlace, q: string): Promise<Found[]> {
  const args = { p_workplace: workplace, p_query: q, p_company_id: companyId };
  return foundRow.array().parse(unwrap(await db.rpc('search_workplace', args)));
}
