import { filteredRowSchema, type FilteredCount } from '$lib/domain/matching/filtered.ts';
import { matchRowSchema, type RankedMatch } from '$lib/domain/matching/match.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

export const MATCHES_PER_PAGE = 20;

/** A page of the ranking for a role of a brief, and how many are ranked in all. */
export async function listMatches(
  db: Db,
  briefRoleId: string,
  page: number,
): Promise<{ matches: RankedMatch[]; total: number }> {
  const result = await db.rpc('list_matches', {
    p_brief_role_id: briefRoleId,
    p_limit: MATCHES_PER_PAGE,
    p_offset: (page - 1) * MATCHES_PER_PAGE,
  });
  const matches = matchRowSchema.array().parse(unwrapMaybe(result) ?? []);
  return { matches, total: matches[0]?.matchCount ?? 0 };
}

/** How many each constraint kept out of the ranking, in the order of the constraints. */
export async function listFiltered(db: Db, briefRoleId: string): Promise<FilteredCount[]> {
  const rows = unwrapMaybe(await db.rpc('list_filtered', { p_brief_role_id: briefRoleId })) ?? [];
  return filteredRowSchema.array().parse(rows);
}
