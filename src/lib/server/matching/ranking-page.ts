import type { Brief, BriefRole } from '$lib/domain/briefs/brief.ts';
import { roleAt } from '$lib/domain/briefs/brief-role.ts';
import { smallestChanges, type BriefChange } from '$lib/domain/matching/brief-change.ts';
import { listChanges, parseSeen, type ListChanges } from '$lib/domain/matching/list-changes.ts';
import type { RankedMatch } from '$lib/domain/matching/match.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import type { Db } from '$lib/server/db/client.ts';
import { matchNames } from './names.ts';
import {
  listAskFirst,
  listBriefChanges,
  listFiltered,
  listNearly,
  MATCHES_PER_PAGE,
  openRanking,
} from './queries.ts';
import { getRulesInForce } from './rules.ts';

/** The brief and the role that an address is about (`?role=2`). @throws {DomainError} 404 */
export async function briefInView(
  db: Db,
  locale: Locale,
  id: string,
  url: URL,
): Promise<{ brief: Brief; role: BriefRole }> {
  const brief = await getBrief(db, locale, id);
  return { brief, role: roleAt(brief, Number(url.searchParams.get('role')) || null) };
}

/**
 * Everything that the page of matches shows of one role. The list that is shown is the one that is
 * logged, and the time stated is from before it was read: whatever changed later is newer than it.
 */
export async function rankingOf(db: Db, locale: Locale, briefRoleId: string, url: URL) {
  const page = pageNumber(url);
  const dataTime = new Date().toISOString();
  const changes = laterChanges(db, briefRoleId);
  const [ranked, filtered, nearly, askFirst, rules, names] = await Promise.all([
    openRanking(db, briefRoleId, page),
    listFiltered(db, briefRoleId),
    listNearly(db, briefRoleId),
    listAskFirst(db, briefRoleId),
    getRulesInForce(db),
    matchNames(db, locale),
  ]);
  return {
    ...ranked,
    page,
    pages: Math.ceil(ranked.total / MATCHES_PER_PAGE),
    filtered,
    nearly,
    askFirst,
    changes: url.searchParams.has('changes') ? await changes : changes,
    rules,
    names,
    dataTime,
    sinceSeen: sinceSeen(ranked.matches, url),
  };
}

/**
 * What would change the order is some fourteen rankings: it follows the list when it is done. Without
 * script, nothing can follow a page; `?changes` in the address waits for it.
 */
function laterChanges(db: Db, briefRoleId: string): Promise<BriefChange[]> {
  const changes = listBriefChanges(db, briefRoleId).then(smallestChanges);
  // Whoever waits for it is told; nobody may be left to.
  changes.catch(() => undefined);
  return changes;
}

/** What became different since the list that the address carries; null without one. */
function sinceSeen(matches: readonly RankedMatch[], url: URL): ListChanges | null {
  const seen = parseSeen(url.searchParams.get('seen'));
  if (!seen) return null;
  return listChanges(
    seen,
    matches.map(({ consultantNumber, points }) => ({ number: consultantNumber, points })),
  );
}
