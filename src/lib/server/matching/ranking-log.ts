import {
  rankingPlaceSchema,
  rankingRowSchema,
  shownPlaceSchema,
  type LoggedRanking,
  type RankingPlace,
  type ShownPlace,
} from '$lib/domain/matching/ranking-log.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { RankingFilter } from '$lib/schemas/agency-ranking-filter.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

export const RANKINGS_PER_PAGE = 50;

/** A page of the log for the agency, the latest first. */
export async function listRankings(
  db: Db,
  filter: RankingFilter,
): Promise<{ rankings: LoggedRanking[]; total: number }> {
  const result = await db.rpc('list_rankings', {
    ...filterArgs(filter),
    ...pageArgs(filter.page, RANKINGS_PER_PAGE),
  });
  const rankings = rankingRowSchema.array().parse(unwrapMaybe(result) ?? []);
  return { rankings, total: rankings[0]?.rowCount ?? 0 };
}

/** A page of the log with one row for each place that was shown, for an export. */
export async function listShownPlaces(
  db: Db,
  filter: RankingFilter,
  perPage: number,
): Promise<ShownPlace[]> {
  const args = { ...filterArgs(filter), ...pageArgs(filter.page, perPage) };
  const rows: unknown = unwrapMaybe(await db.rpc('list_shown_places', args)) ?? [];
  return shownPlaceSchema.array().parse(rows);
}

function filterArgs({ role, company, from, to }: RankingFilter) {
  return { p_brief_role_id: role, p_company_id: company, p_from: from, p_to: to };
}

function pageArgs(page: number, perPage: number) {
  return { p_limit: perPage, p_offset: (page - 1) * perPage };
}

/**
 * One logged ranking, and where its candidates are kept: null for a list that was shown before they
 * were. @throws {DomainError} 404
 */
export async function getRanking(
  db: Db,
  id: string,
): Promise<LoggedRanking & { poolId: string | null }> {
  const row = unwrap(await db.from('rankings').select('*').eq('id', id).maybeSingle());
  const [brief, role, company, person] = await Promise.all([
    db.from('briefs').select('title').eq('id', row.brief_id).maybeSingle(),
    db.from('brief_roles').select('role_id').eq('id', row.brief_role_id).maybeSingle(),
    db.from('companies').select('name').eq('id', row.company_id).maybeSingle(),
    db
      .from('people')
      .select('name')
      .eq('user_id', row.actor_id ?? row.company_id)
      .maybeSingle(),
  ]);
  const ranking = rankingRowSchema.parse({
    ...row,
    brief_title: unwrap(brief).title,
    role_id: unwrap(role).role_id,
    company_name: unwrap(company).name,
    actor_name: unwrapMaybe(person)?.name ?? null,
    row_count: 1,
  });
  return { ...ranking, poolId: row.pool_id };
}

/** Who stood where in a logged ranking. */
export async function listRankingPlaces(db: Db, rankingId: string): Promise<RankingPlace[]> {
  const rows: unknown = unwrapMaybe(
    await db.rpc('list_ranking_places', { p_ranking_id: rankingId }),
  );
  return rankingPlaceSchema.array().parse(rows ?? []);
}

/** Roles of briefs to filter the log by: those of the latest two hundred briefs. */
export async function listRoleChoices(
  db: Db,
  locale: Locale,
  companyId: string | undefined,
): Promise<{ value: string; label: string }[]> {
  let query = db.from('briefs').select('id, title').order('created_at', { ascending: false });
  if (companyId) query = query.eq('company_id', companyId);
  const briefs = unwrap(await query.limit(200));
  const ids = briefs.map(({ id }) => id);
  const [roles, names] = await Promise.all([
    db.from('brief_roles').select('id, brief_id, role_id').in('brief_id', ids).order('position'),
    roleNames(db, locale),
  ]);
  const rows = unwrap(roles);
  return briefs.flatMap(({ id, title }) =>
    rows
      .filter((row) => row.brief_id === id)
      .map((row) => ({
        value: row.id,
        label: `${title} – ${names.get(row.role_id) ?? row.role_id}`,
      })),
  );
}

type Move = { brief_role_id: string; consultant_id: string; reason: string };

/** Writes down that the agency departs from the order. @throws {DomainError} reason_required, 404 */
export async function noteMove(db: Db, move: Move): Promise<void> {
  const args = {
    p_brief_role_id: move.brief_role_id,
    p_consultant_id: move.consultant_id,
    p_reason: move.reason,
  };
  unwrapMaybe(await db.rpc('note_ranking_move', args));
}
