import type { RankedMatch } from '$lib/domain/matching/match.ts';
import type { BringIn, Proposable } from '$lib/domain/shortlists/bring-in.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { compareMatches, MATCHES_PER_PAGE, openRanking } from '$lib/server/matching/queries.ts';

const NOBODY: BringIn = { people: [], page: 1, pages: 1, asked: null };

/**
 * Reads whom the agency can take into a proposal for a role: `?number=1042` finds that consultant,
 * `?page=2` gives that page of the ranking. Those on the list already are left out.
 */
export async function readBringIn(
  db: Db,
  proposal: { briefRoleId: string; isSent: boolean },
  there: ReadonlySet<string>,
  url: URL,
): Promise<BringIn> {
  if (proposal.isSent) return NOBODY;
  const asked = url.searchParams.get('number')?.trim() ?? '';
  const free = (matches: readonly RankedMatch[]) =>
    matches.filter(({ consultantId }) => !there.has(consultantId)).map(toProposable);
  if (asked !== '') {
    return { ...NOBODY, people: free(await byNumber(db, proposal.briefRoleId, asked)), asked };
  }
  const page = pageNumber(url);
  const { matches, total } = await openRanking(db, proposal.briefRoleId, page);
  const pages = Math.max(1, Math.ceil(total / MATCHES_PER_PAGE));
  return { people: free(matches), page, pages, asked: null };
}

/** The match of the consultant with a number, `K-` before it or not; empty when a constraint fails. */
async function byNumber(db: Db, briefRoleId: string, text: string): Promise<RankedMatch[]> {
  const digits = /^(?:K-?)?(\d{1,9})$/iu.exec(text)?.[1];
  if (!digits) return [];
  const found = await db
    .from('consultants')
    .select('id')
    .eq('number', Number(digits))
    .maybeSingle();
  const id = unwrapMaybe(found)?.id;
  if (!id) return [];
  const matches = await compareMatches(db, briefRoleId, [id]);
  return matches.filter(({ failed }) => failed.length === 0);
}

function toProposable({ consultantId, consultantNumber, place, points }: RankedMatch): Proposable {
  return { consultantId, number: consultantNumber, place, points };
}
