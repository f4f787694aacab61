import { matchScoreSchema, type MatchScore } from '$lib/domain/matching/match.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { levelNames } from '$lib/server/briefs/form-options.ts';
import { briefRoles } from '$lib/server/briefs/roles.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A match as it was when the company asked, with the names to speak of it. */
export type ReviewMatch = {
  match: MatchScore;
  names: { competencies: Record<string, string>; levels: string[] };
};

/** The match kept with a request; null without a request. */
export async function findReviewMatch(
  db: Db,
  locale: Locale,
  requestId: string | null,
): Promise<ReviewMatch | null> {
  if (requestId === null) return null;
  const query = db.from('requests').select('match, brief_id, brief_role_id').eq('id', requestId);
  const row = unwrapMaybe(await query.maybeSingle());
  if (!row) return null;
  const [roles, levels] = await Promise.all([
    briefRoles(db, locale, [row.brief_id]),
    levelNames(db, locale),
  ]);
  const role = roles.get(row.brief_id)?.find(({ id }) => id === row.brief_role_id);
  const needs = role?.competencies ?? [];
  const competencies = Object.fromEntries(
    needs.map(({ competencyId, name }) => [competencyId, name]),
  );
  return { match: matchScoreSchema.parse(row.match), names: { competencies, levels } };
}
