import { matchScoreSchema, type MatchScore } from '$lib/domain/matching/match.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { matchNames, type Names } from '$lib/server/matching/names.ts';

/** A match as it was when the company asked, with the names to speak of it. */
export type ReviewMatch = { match: MatchScore; dataTime: string; names: Names };

/** The match kept with a request; null without a request. */
export async function findReviewMatch(
  db: Db,
  locale: Locale,
  requestId: string | null,
): Promise<ReviewMatch | null> {
  if (requestId === null) return null;
  const query = db.from('requests').select('match, sent_at').eq('id', requestId);
  const row = unwrapMaybe(await query.maybeSingle());
  if (!row) return null;
  return {
    match: matchScoreSchema.parse(row.match),
    dataTime: row.sent_at,
    names: await matchNames(db, locale),
  };
}
