import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** What a log of rankings is filtered by; days `YYYY-MM-DD`, both included. */
export type LogFilter = {
  briefRoleId?: string;
  companyId?: string;
  from?: string;
  to?: string;
  limit?: number;
  offset?: number;
};

/** Logged rankings, the latest first; `row_count` is the number of all. For the agency. */
export async function listRankings(db: Db, filter: LogFilter) {
  const { briefRoleId, companyId, from, to, limit = 50, offset = 0 } = filter;
  const result = await db.rpc('list_rankings', {
    ...(briefRoleId && { p_brief_role_id: briefRoleId }),
    ...(companyId && { p_company_id: companyId }),
    ...(from && { p_from: from }),
    ...(to && { p_to: to }),
    p_limit: limit,
    p_offset: offset,
  });
  return unwrap(result);
}

/** Who was shown in a logged ranking, with the explanation as shown and what people did. */
export async function listRankingPlaces(db: Db, rankingId: string, limit = 50, offset = 0) {
  const args = { p_ranking_id: rankingId, p_limit: limit, p_offset: offset };
  return unwrap(await db.rpc('list_ranking_places', args));
}

/** The agency puts somebody before or after the order and says why. */
export async function noteRankingMove(
  db: Db,
  briefRoleId: string,
  consultantId: string,
  reason: string,
): Promise<void> {
  unwrapMaybe(
    await db.rpc('note_ranking_move', {
      p_brief_role_id: briefRoleId,
      p_consultant_id: consultantId,
      p_reason: reason,
    }),
  );
}
