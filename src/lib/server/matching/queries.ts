import { z } from 'zod';
import { briefChangeSchema, type BriefChange } from '$lib/domain/matching/brief-change.ts';
import { filteredRowSchema, type FilteredCount } from '$lib/domain/matching/filtered.ts';
import { matchRowSchema, type RankedMatch } from '$lib/domain/matching/match.ts';
import {
  askFirstRowSchema,
  nearlyRowSchema,
  type AskFirst,
  type NearlyMatch,
} from '$lib/domain/matching/nearly.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

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

/** Up to four matches to see side by side, in the order asked for. @throws {DomainError} too_many_to_compare */
export async function compareMatches(
  db: Db,
  briefRoleId: string,
  consultantIds: readonly string[],
): Promise<RankedMatch[]> {
  const result = await db.rpc('compare_matches', {
    p_brief_role_id: briefRoleId,
    p_consultant_ids: [...consultantIds],
  });
  const matches = matchRowSchema.array().parse(unwrapMaybe(result) ?? []);
  return matches.sort(
    (a, b) => consultantIds.indexOf(a.consultantId) - consultantIds.indexOf(b.consultantId),
  );
}

/** How many each constraint kept out of the ranking, in the order of the constraints. */
export async function listFiltered(db: Db, briefRoleId: string): Promise<FilteredCount[]> {
  const rows = unwrapMaybe(await db.rpc('list_filtered', { p_brief_role_id: briefRoleId })) ?? [];
  return filteredRowSchema.array().parse(rows);
}

/** Whom one constraint alone keeps out; empty when three or more are ranked. */
export async function listNearly(db: Db, briefRoleId: string): Promise<NearlyMatch[]> {
  const rows = unwrapMaybe(await db.rpc('list_nearly', { p_brief_role_id: briefRoleId })) ?? [];
  return nearlyRowSchema.array().parse(rows);
}

/** Those who meet every constraint but hardly want the assignment, by number. */
export async function listAskFirst(db: Db, briefRoleId: string): Promise<AskFirst[]> {
  const rows = unwrapMaybe(await db.rpc('list_ask_first', { p_brief_role_id: briefRoleId })) ?? [];
  return askFirstRowSchema.array().parse(rows);
}

/** What would change the order, one thing at a time. */
export async function listBriefChanges(db: Db, briefRoleId: string): Promise<BriefChange[]> {
  const args = { p_brief_role_id: briefRoleId };
  const rows = unwrapMaybe(await db.rpc('list_brief_changes', args)) ?? [];
  return briefChangeSchema.array().parse(rows);
}

const openedSchema = z.object({
  ranking_id: z.uuid().nullable(),
  as_of: z.string(),
  matches: matchRowSchema.array(),
});

/** What a list that is shown can later ask about itself with; null for a page after the last. */
export type ListReading = { rankingId: string; asOf: string };

/** A page of the ranking as it is shown, and its entry in the log. */
export async function openRanking(
  db: Db,
  briefRoleId: string,
  page: number,
): Promise<{ reading: ListReading | null; matches: RankedMatch[]; total: number }> {
  const args = { p_brief_role_id: briefRoleId, p_page: page };
  const opened = openedSchema.parse(unwrap(await db.rpc('open_ranking', args)));
  const { ranking_id: rankingId, as_of: asOf, matches } = opened;
  const reading = rankingId ? { rankingId, asOf } : null;
  return { reading, matches, total: matches[0]?.matchCount ?? 0 };
}

/** Whether a list has become older than what it rests on. @throws {DomainError} 404 */
export async function isRankingOlder(db: Db, { rankingId, asOf }: ListReading): Promise<boolean> {
  const args = { p_ranking_id: rankingId, p_as_of: asOf };
  return unwrap(await db.rpc('ranking_is_older', args));
}
